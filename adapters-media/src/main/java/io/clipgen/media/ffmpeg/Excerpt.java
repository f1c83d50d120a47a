package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.MediaInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How a part of a source is read so that its very first picture is there. In containers without an
/// index a place is found by its time, and the next key frame may come only then: of those, what is
/// before the part is decoded too, and thrown away.
///
/// @param source what it is a part of
/// @param fromMs where it begins, to the part of a millisecond
/// @param toMs where it ends
record Excerpt(MediaInfo source, double fromMs, double toMs) {

  private static final Set<String> UNINDEXED =
      Set.of(Container.MPEG_TS.demuxer(), Container.MPEG_PS.demuxer());

  /// So long before a moment there is a key frame in what is broadcast or recorded that way.
  private static final double RUN_UP_MS = 10_000;

  /// How much before it is decoded.
  double runUpMs() {
    return isIndexed() ? 0 : Math.min(fromMs, RUN_UP_MS);
  }

  private boolean isIndexed() {
    return !UNINDEXED.contains(source.container());
  }

  /// It as an input, from the run-up on.
  ///
  /// @param options more of this input
  List<String> input(Path video, String... options) {
    var all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-ss", seconds(fromMs - runUpMs())));
    all.addAll(List.of("-t", seconds(toMs - fromMs + runUpMs())));
    return Input.foreign(video, all.toArray(String[]::new));
  }

  /// Filters for the input's picture, to be followed by others: its start is at time 0.
  String picture() {
    return isIndexed() ? "" : "trim=start=%1$s,setpts=PTS-%1$s/TB,".formatted(seconds(runUpMs()));
  }

  /// An output without which times would not be the file's: of such containers FFmpeg counts from
  /// the first picture where only pictures are wanted, and from the first sound where only sound
  /// is.
  List<String> allOfIt() {
    return isIndexed()
        ? List.of()
        : List.of("-map", "0:V?", "-map", "0:a?", "-c", "copy", "-f", "null", "-");
  }

  private static String seconds(double ms) {
    return String.format(Locale.ROOT, "%.6f", ms / 1000);
  }
}
