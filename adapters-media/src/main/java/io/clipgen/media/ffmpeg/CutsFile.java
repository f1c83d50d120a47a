package io.clipgen.media.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How much pictures around cuts differ from those before, as FFmpeg's `metadata` writes it down.
final class CutsFile {

  /// So far from where it was measured, a cut is looked for.
  static final long REACH_MS = 250;

  /// Pictures farther apart do not follow each other: between them, others were left out.
  private static final long APART_MS = 200;

  private static final String TIME = "pts_time:";
  private static final String DIFFERENCE = "lavfi.scd.mafd=";

  private CutsFile() {}

  /// Each of `cuts`, where a picture near it differs most from the one before.
  static List<Long> read(Path file, List<Long> cuts) throws IOException {
    var pictures = new ArrayList<Picture>();
    long at = -1;
    long before = -1;
    for (var line : Files.readAllLines(file)) {
      if (line.contains(TIME)) {
        before = at;
        at = ms(line.substring(line.indexOf(TIME) + TIME.length()));
      } else if (line.startsWith(DIFFERENCE) && before >= 0 && at - before <= APART_MS) {
        pictures.add(new Picture(at, Double.parseDouble(line.substring(DIFFERENCE.length()))));
      }
    }
    return cuts.stream().map(cut -> nearest(cut, pictures)).toList();
  }

  private static long nearest(long cut, List<Picture> pictures) {
    var most = new Picture(cut, 0);
    for (var picture : pictures) {
      if (Math.abs(picture.atMs - cut) <= REACH_MS && picture.difference > most.difference) {
        most = picture;
      }
    }
    return most.atMs;
  }

  /// Rounded down: the picture at that time is the first of the new scene.
  private static long ms(String seconds) {
    return (long) Math.floor(Double.parseDouble(seconds.strip()) * 1000 + 1e-6);
  }

  private record Picture(long atMs, double difference) {}
}
