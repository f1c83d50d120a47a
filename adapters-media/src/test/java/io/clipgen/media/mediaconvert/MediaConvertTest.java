package io.clipgen.media.mediaconvert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcoder;
import io.clipgen.application.clips.testing.TranscoderContract;
import io.clipgen.domain.clips.Ladder;
import io.clipgen.domain.clips.Rendition;
import io.clipgen.media.Samples;
import io.clipgen.media.ffmpeg.Ffmpeg;
import io.clipgen.media.storage.S3Server;
import io.clipgen.media.storage.Storages;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The real client against MediaConvert's simulator and a server that speaks S3.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class MediaConvertTest extends TranscoderContract {

  private static final Ffmpeg FFMPEG = Ffmpeg.of("bundled", Samples.CACHE);

  private static S3Server s3;

  @TempDir Path simulator;

  private BlobStore bucket;
  private SimulatedMediaConvert provider;
  private Transcoder transcoder;

  @BeforeAll
  static void start() throws Exception {
    s3 = S3Server.start();
  }

  @AfterAll
  static void stop() throws Exception {
    s3.close();
  }

  @BeforeEach
  void an_empty_bucket() throws Exception {
    Storages.S3 settings = s3.emptyBucket();
    bucket = Storages.s3(settings);
    provider = SimulatedMediaConvert.start(simulator.resolve("mc"), bucket, settings.bucket());
    transcoder =
        MediaConvert.transcoder(
            new MediaConvert.Settings(
                provider.address(),
                "us-east-1",
                "arn:aws:iam::1:role/x",
                settings.bucket(),
                Duration.ofMillis(20),
                "access",
                "secret"),
            bucket);
  }

  @AfterEach
  void end() {
    provider.close();
  }

  @Override
  protected BlobStore storage() {
    return bucket;
  }

  @Override
  protected Transcoder transcoder() {
    return transcoder;
  }

  @Override
  protected MediaProber prober() {
    return FFMPEG.prober();
  }

  @Override
  protected Path video() {
    return Samples.SHORT;
  }

  @Test
  void an_order_leaves_nothing_but_the_renditions_and_is_made_anew_when_those_are_gone()
      throws Exception {
    Transcoder.Order order = order();
    List<Rendition> first = transcoder.transcode(order, Meter.NONE);
    assertThat(provider.states()).containsExactly("COMPLETE");
    for (String name : order.ladder().names()) {
      assertThat(bucket.exists(order.file(name))).isTrue();
      assertThat(bucket.exists(JobTemplate.media(order, name))).isFalse();
      assertThat(bucket.exists(JobTemplate.playlist(order, name))).isFalse();
    }
    assertThat(bucket.exists(JobTemplate.master(order))).isFalse();
    assertThat(order.ladder().fault(first, order.info().durationMs())).isEmpty();

    // As where they could not be noted down after they were made.
    order.ladder().names().forEach(name -> bucket.delete(order.file(name)));
    assertThat(transcoder.transcode(order, Meter.NONE)).isEqualTo(first);
    assertThat(provider.states()).containsExactly("COMPLETE", "COMPLETE");
  }

  @Test
  void a_worker_that_died_is_followed_by_one_that_waits_for_the_same_job() throws Exception {
    Transcoder.Order order = order();
    provider.hold(true);
    Meter death =
        fraction -> {
          if (fraction > 0.4) {
            throw new IllegalStateException("killed");
          }
        };
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> transcoder.transcode(order, death));
    provider.hold(false);

    assertThat(transcoder.transcode(order, Meter.NONE)).hasSize(2);

    assertThat(provider.states()).containsExactly("COMPLETE");
  }

  @Test
  void who_cancels_has_the_job_cancelled_and_can_order_it_again() throws Exception {
    Transcoder.Order order = order();
    provider.hold(true);
    Meter cancel =
        fraction -> {
          if (fraction > 0.4) {
            throw new InterruptedException("cancelled");
          }
        };
    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> transcoder.transcode(order, cancel));
    assertThat(provider.states()).containsExactly("CANCELED");
    provider.hold(false);

    assertThat(transcoder.transcode(order, Meter.NONE)).hasSize(2);

    assertThat(provider.states()).containsExactly("CANCELED", "COMPLETE");
  }

  @Test
  void a_job_that_fails_is_told_with_its_reason_and_the_next_try_is_another_job() throws Exception {
    Transcoder.Order order = order();
    provider.fail(true);
    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(() -> transcoder.transcode(order, Meter.NONE))
        .withMessageContaining("Unable to open input file (1401)");
    provider.fail(false);
    assertThat(transcoder.transcode(order, Meter.NONE)).hasSize(2);
    assertThat(provider.states()).containsExactly("ERROR", "COMPLETE");
  }

  @Test
  void being_told_to_slow_down_is_borne() throws Exception {
    provider.throttle(2);
    assertThat(transcoder.transcode(order(), Meter.NONE)).hasSize(2);
  }

  private Transcoder.Order order() throws Exception {
    BlobKey stored = new BlobKey("clips/short.mp4");
    try (InputStream content = Files.newInputStream(Samples.SHORT)) {
      bucket.put(stored, content);
    }
    var info = FFMPEG.prober().probe(Samples.SHORT);
    return new Transcoder.Order(
        "str_order", stored, Samples.SHORT, info, Ladder.of(info), "streams/str_order");
  }
}
