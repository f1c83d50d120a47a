package io.clipgen.media.ffmpeg;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.Inspection;
import io.clipgen.domain.clips.MediaInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Measures a finished clip by one process: its opening as small gray pictures into a file, the
/// loudness of all of it as text. Of the picture no more than the opening is decoded.
final class ClipInspector {

  private static final int RATE = 10;
  private static final int SIDE = 48;
  private static final int BLACK = 32;
  private static final double BLACK_SHARE = 0.98;

  /// What encoding alone may change in a picture that stands still, as a mean over its pixels.
  private static final double STILL = 0.2;

  private final Binaries binaries;
  private final Programs programs;

  ClipInspector(Binaries binaries, Programs programs) {
    this.binaries = binaries;
    this.programs = programs;
  }

  /// @param openingMs where its opening begins
  Inspection inspect(Path clip, MediaInfo info, long openingMs) throws InterruptedException {
    var folder = Objects.requireNonNull(clip.toAbsolutePath().getParent());
    var opening = clip.resolveSibling(clip.getFileName() + ".opening");
    var summary = new LoudnessSummary();
    try {
      var ended =
          programs.run(
              new Programs.Task(
                  command(clip, opening, openingMs, info),
                  binaries.environment(),
                  folder,
                  Allowance.of(Allowance.Work.INSPECTING, info, info.durationMs()),
                  1_000_000),
              summary::read,
              () -> 0,
              Meter.NONE);
      if (!ended.well()) {
        throw new MediaFailure("The rendered clip could not be measured: " + ended.errors());
      }
      var frames = Files.exists(opening) ? Files.readAllBytes(opening) : new byte[0];
      return new Inspection(
          info,
          info.hasSound() ? Optional.of(summary.loudness()) : Optional.empty(),
          blackMs(frames),
          frozenMs(frames));
    } catch (IOException e) {
      throw new MediaFailure("The rendered clip could not be measured: " + e.getMessage(), e);
    } finally {
      deleteIfThere(opening);
    }
  }

  private List<String> command(Path clip, Path opening, long openingMs, MediaInfo info) {
    var command = new ArrayList<>(Input.ffmpeg(binaries));
    command.addAll(
        Input.foreign(
            clip,
            "-ss",
            FfprobeProber.seconds(openingMs),
            "-t",
            FfprobeProber.seconds(Inspection.OPENING_MS)));
    if (info.hasSound()) {
      command.addAll(Input.foreign(clip));
    }
    command.addAll(List.of("-map", "0:V:0", "-vf", small(), "-f", "rawvideo", Input.ours(opening)));
    if (info.hasSound()) {
      command.addAll(List.of("-map", "1:a:0", "-af", LoudnessSummary.FILTERS, "-f", "null", "-"));
    }
    return command;
  }

  private static String small() {
    return "fps=%d:start_time=0,scale=%d:%d:flags=area:in_range=tv:out_range=pc,format=gray"
        .formatted(RATE, SIDE, SIDE);
  }

  private static long blackMs(byte[] frames) {
    int black = 0;
    while ((black + 1) * SIDE * SIDE <= frames.length && isBlack(frames, black)) {
      black++;
    }
    return black * 1000L / RATE;
  }

  private static boolean isBlack(byte[] frames, int frame) {
    int dark = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      if ((frames[frame * SIDE * SIDE + i] & 0xFF) < BLACK) {
        dark++;
      }
    }
    return dark >= BLACK_SHARE * SIDE * SIDE;
  }

  private static long frozenMs(byte[] frames) {
    int still = 1;
    while ((still + 1) * SIDE * SIDE <= frames.length && change(frames, still) < STILL) {
      still++;
    }
    return frames.length == 0 || still == 1 ? 0 : still * 1000L / RATE;
  }

  private static double change(byte[] frames, int frame) {
    long sum = 0;
    for (int i = frame * SIDE * SIDE; i < (frame + 1) * SIDE * SIDE; i++) {
      sum += Math.abs((frames[i] & 0xFF) - (frames[i - SIDE * SIDE] & 0xFF));
    }
    return (double) sum / (SIDE * SIDE);
  }

  private static void deleteIfThere(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new MediaFailure("A file could not be removed: " + file.getFileName(), e);
    }
  }
}
