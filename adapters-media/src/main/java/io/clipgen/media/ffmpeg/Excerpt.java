package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.MediaInfo;
import java.nio.file.Path;
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
    return isIndexed(source) ? 0 : Math.min(fromMs, RUN_UP_MS);
  }

  private static boolean isIndexed(MediaInfo source) {
    return !UNINDEXED.contains(source.container());
  }

  /// It as an input, from the run-up on.
  List<String> input(Path video) {
    return Input.foreign(
        video, "-ss", seconds(fromMs - runUpMs()), "-t", seconds(toMs - fromMs + runUpMs()));
  }

  /// Filters for the input's picture, to be followed by others: its start is at time 0.
  String picture() {
    return isIndexed(source)
        ? ""
        : "trim=start=%1$s,setpts=PTS-%1$s/TB,".formatted(seconds(runUpMs()));
  }

  /// An output without which times would not be the file's: of such containers FFmpeg counts from
  /// the first of the streams that are used, be it a picture, a sound or a sound that nobody
  /// wanted. Streams of which nothing is known cannot be read.
  static List<String> readAlong(MediaInfo source) {
    return isIndexed(source)
        ? List.of()
        : List.of("-map", "0:V:u?", "-map", "0:a:u?", "-c", "copy", "-f", "null", "-");
  }

  private static String seconds(double ms) {
    return String.format(Locale.ROOT, "%.6f", ms / 1000);
  }
}
