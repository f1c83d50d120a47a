package io.clipgen.application.clips.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.SubjectFinder;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Sightings.Sighting;
import io.clipgen.domain.clips.Span;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every finder of subjects keeps.
public abstract class SubjectFinderContract {

  @TempDir protected Path folder;

  /// The finder.
  protected abstract SubjectFinder finder();

  /// A video of at least 6 s whose scene changes after 4 s.
  protected abstract Path video() throws Exception;

  /// What it is.
  protected abstract MediaInfo info() throws Exception;

  @Test
  void a_span_is_looked_at_from_its_start_to_its_end_in_its_own_time() throws Exception {
    var seen =
        finder().look(video(), info(), Span.of(3_000, 6_000), List.of(1_000L), folder, Meter.NONE);

    assertThat(seen.cuts()).hasSize(1);
    assertThat(seen.cuts().getFirst()).isCloseTo(1_000, Offset.offset(250L));
    assertThat(seen.pictures()).hasSizeBetween(3, 30);
    assertThat(seen.pictures().getFirst().atMs()).isZero();
    assertThat(seen.pictures()).extracting(Sighting::atMs).isSorted().allMatch(at -> at < 3_000);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void it_stops_when_it_is_told_to_and_leaves_nothing() throws Exception {
    var video = video();
    var info = info();
    Meter stop =
        _ -> {
          throw new InterruptedException("enough");
        };

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(
            () -> finder().look(video, info, Span.of(3_000, 6_000), List.of(), folder, stop));
    assertThat(folder).isEmptyDirectory();
  }
}
