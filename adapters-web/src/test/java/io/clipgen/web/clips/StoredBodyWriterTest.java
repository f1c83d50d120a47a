package io.clipgen.web.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.core.io.buffer.ByteArrayBufferFactory;
import io.micronaut.core.io.buffer.ReadBuffer;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

class StoredBodyWriterTest {

  private static final int PIECE = StoredBodyWriter.PIECE;
  private static final ByteBodyFactory BODIES =
      ByteBodyFactory.createDefault(ByteArrayBufferFactory.INSTANCE);

  private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
  private final StoredBodyWriter writer = new StoredBodyWriter(readers);

  @AfterEach
  void end() {
    readers.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 5 * PIECE + 7})
  void every_byte_is_sent_in_order_and_the_file_is_closed(int length) throws Exception {
    var content = new byte[length];
    new Random(length).nextBytes(content);
    var file = new Watched(new ByteArrayInputStream(content));

    byte[] sent;
    try (InputStream body = body(file, length).toInputStream()) {
      sent = body.readAllBytes();
    }

    assertThat(sent).isEqualTo(content);
    assertThat(file.isClosed()).isTrue();
  }

  @Test
  void an_answer_that_nobody_takes_closes_the_file() throws Exception {
    var file = new Watched(new ByteArrayInputStream(new byte[PIECE]));

    body(file, PIECE).close();

    assertThat(file.isClosed()).isTrue();
  }

  @Test
  void whoever_stops_listening_closes_the_file() throws Exception {
    var file = new Watched(new ByteArrayInputStream(new byte[9 * PIECE]));

    body(file, 9 * PIECE)
        .toReadBufferPublisher()
        .subscribe(
            new BaseSubscriber<ReadBuffer>() {
              @Override
              protected void hookOnSubscribe(Subscription all) {
                all.request(1);
              }

              @Override
              protected void hookOnNext(ReadBuffer piece) {
                piece.close();
                cancel();
              }
            });

    assertThat(file.isClosed()).isTrue();
  }

  @Test
  void a_file_that_breaks_off_breaks_the_answer_off() throws Exception {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is gone");
          }
        };
    var file =
        new Watched(new SequenceInputStream(new ByteArrayInputStream(new byte[PIECE]), broken));

    try (InputStream body = body(file, 2 * PIECE).toInputStream()) {
      assertThatThrownBy(body::readAllBytes).hasStackTraceContaining("the disk is gone");
    }
    assertThat(file.isClosed()).isTrue();
  }

  private CloseableByteBody body(InputStream content, int length) {
    return writer.writePiece(
        BODIES,
        HttpRequest.GET("/"),
        HttpResponse.ok().contentLength(length),
        Argument.of(StoredBody.class),
        MediaType.ALL_TYPE,
        new StoredBody(content, length));
  }

  private static final class Watched extends FilterInputStream {
    private final CountDownLatch closed = new CountDownLatch(1);

    Watched(InputStream content) {
      super(content);
    }

    boolean isClosed() throws InterruptedException {
      return closed.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
      closed.countDown();
      super.close();
    }
  }
}
