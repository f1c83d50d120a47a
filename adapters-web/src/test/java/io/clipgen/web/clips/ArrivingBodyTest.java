package io.clipgen.web.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

class ArrivingBodyTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void all_that_arrived_is_read_before_the_failure_of_a_connection_that_broke_meanwhile()
      throws IOException {
    Sinks.Many<byte[]> connection = Sinks.many().unicast().onBackpressureBuffer();
    try (InputStream body = new ArrivingBody(connection.asFlux())) {
      connection.tryEmitNext(bytes("it had "));
      connection.tryEmitNext(bytes("arrived"));
      connection.tryEmitError(new IOException("reset by peer"));
      assertThat(body.readNBytes(14)).isEqualTo(bytes("it had arrived"));
      assertThatThrownBy(body::read)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("reset by peer");
    }
  }

  @Test
  void a_body_is_read_to_its_end_and_stays_there() throws IOException {
    try (InputStream body =
        new ArrivingBody(Flux.just(bytes("one"), bytes(""), bytes("two"), bytes("three")))) {
      assertThat(body.readAllBytes()).isEqualTo(bytes("onetwothree"));
      assertThat(body.read()).isEqualTo(-1);
    }
  }

  @Test
  void whoever_sends_is_told_when_nobody_reads_on() throws IOException {
    AtomicBoolean told = new AtomicBoolean();
    Flux<byte[]> endless = Flux.generate(sink -> sink.next(bytes("again")));
    try (InputStream body = new ArrivingBody(endless.doOnCancel(() -> told.set(true)))) {
      assertThat(body.read()).isEqualTo('a');
      assertThat(told).isFalse();
    }
    assertThat(told).isTrue();
  }

  @Test
  void a_reader_that_is_interrupted_stops_waiting() {
    Thread.currentThread().interrupt();
    try (InputStream body = new ArrivingBody(Flux.never())) {
      assertThatThrownBy(body::read).isInstanceOf(InterruptedIOException.class);
      assertThat(Thread.interrupted()).isTrue();
    } catch (IOException e) {
      throw new AssertionError(e);
    } finally {
      Thread.interrupted();
    }
  }
}
