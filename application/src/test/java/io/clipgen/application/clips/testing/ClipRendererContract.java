package io.clipgen.application.clips.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.ClipRenderer;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.clips.Word;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every renderer keeps.
public abstract class ClipRendererContract {

  @TempDir protected Path folder;

  /// The renderer.
  protected abstract ClipRenderer renderer();

  /// A prober that understands what it renders.
  protected abstract MediaProber prober();

  /// A video of 8 seconds with sound.
  protected abstract Path video() throws Exception;

  @ParameterizedTest
  @EnumSource(Framing.class)
  void a_clip_is_what_was_planned(Framing framing) throws Exception {
    var plan = plan(AspectRatio.PORTRAIT, framing, true);
    var clip = folder.resolve("clip.mp4");
    var thumbnail = folder.resolve("clip.jpg");

    renderer().render(video(), plan, clip, thumbnail, Meter.NONE);

    assertThat(plan.fault(prober().probe(clip))).isEmpty();
    assertThat(thumbnail).isNotEmptyFile();
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(clip, thumbnail);
    }
  }

  @Test
  void it_stops_when_it_is_told_to_and_leaves_nothing() throws Exception {
    var plan = plan(AspectRatio.SQUARE, Framing.CENTER_CROP, false);
    var video = video();
    Meter stop =
        _ -> {
          throw new InterruptedException("enough");
        };

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(
            () ->
                renderer()
                    .render(
                        video, plan, folder.resolve("clip.mp4"), folder.resolve("clip.jpg"), stop));
    assertThat(folder).isEmptyDirectory();
  }

  private RenderPlan plan(AspectRatio ratio, Framing framing, boolean watermark) throws Exception {
    return RenderPlan.of(
        prober().probe(video()),
        Span.of(1_000, 5_000),
        new ClipRequest(
            1,
            Duration.ofSeconds(4),
            new Treatment(ratio, framing, CaptionStyle.POP),
            180,
            watermark),
        Transcript.of(
            "en",
            List.of(
                new Word("Hello,", Span.of(1_500, 2_000), 1),
                new Word("world", Span.of(2_000, 2_600), 1))));
  }
}
