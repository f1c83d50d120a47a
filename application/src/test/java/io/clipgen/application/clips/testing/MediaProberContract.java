package io.clipgen.application.clips.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.UnusableMedia;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// What every prober keeps.
public abstract class MediaProberContract {

  /// The prober.
  protected abstract MediaProber prober();

  /// A video of 8 seconds with sound.
  protected abstract Path video() throws Exception;

  /// The same, without its end.
  protected abstract Path cutOff() throws Exception;

  /// A file that is no video, whatever its name says.
  protected abstract Path noVideo() throws Exception;

  @Test
  void a_video_says_how_long_and_how_large_it_is_and_that_it_can_be_heard() throws Exception {
    var info = prober().probe(video());

    assertThat(info.durationMs()).isCloseTo(8_000, Offset.offset(100L));
    assertThat(info.picture().width()).isGreaterThan(info.picture().height());
    assertThat(info.hasSound()).isTrue();
    assertThat(info.bytes()).isPositive();
    prober().checkEnd(video(), info);
  }

  @Test
  void what_is_no_video_is_refused() throws Exception {
    var file = noVideo();

    assertThatExceptionOfType(UnusableMedia.class)
        .isThrownBy(() -> prober().probe(file))
        .withMessageEndingWith(".");
  }

  @Test
  void a_video_without_its_end_is_refused() throws Exception {
    var file = cutOff();

    assertThatExceptionOfType(UnusableMedia.class)
        .isThrownBy(() -> prober().checkEnd(file, prober().probe(file)))
        .withMessageEndingWith(".");
  }
}
