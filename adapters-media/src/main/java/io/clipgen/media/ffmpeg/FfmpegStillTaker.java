package io.clipgen.media.ffmpeg;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.StillTaker;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Storyboard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Takes stills by one FFmpeg process that decodes key frames only, and one frame from the middle.
final class FfmpegStillTaker implements StillTaker {

  private final Binaries binaries;
  private final Programs programs;

  FfmpegStillTaker(Binaries binaries, Programs programs) {
    this.binaries = binaries;
    this.programs = programs;
  }

  @Override
  public void take(
      Path file, MediaInfo info, Storyboard storyboard, Path poster, Path sheet, Meter meter)
      throws InterruptedException {
    var seconds = info.durationMs() / 1000;
    var progress = new EncodingProgress(Math.max(1, info.durationMs()));
    var ended =
        programs.run(
            new Programs.Task(
                command(file, info, storyboard, poster, sheet),
                binaries.environment(),
                Objects.requireNonNull(sheet.toAbsolutePath().getParent()),
                Duration.ofSeconds(120 + seconds),
                50_000_000),
            progress::read,
            progress::fraction,
            meter);
    if (!ended.well() || !Files.exists(poster) || !Files.exists(sheet)) {
      throw new MediaFailure("FFmpeg could not take the stills: " + ended.why());
    }
  }

  private List<String> command(
      Path file, MediaInfo info, Storyboard storyboard, Path poster, Path sheet) {
    var command = new ArrayList<>(Input.ffmpeg(binaries));
    command.addAll(List.of("-progress", "pipe:1", "-nostats"));
    command.addAll(Input.foreign(file, "-skip_frame", "nokey"));
    command.addAll(Input.foreign(file, "-ss", FfprobeProber.seconds(info.durationMs() / 2)));
    var size = storyboard.tile();
    // After the last key frame its picture fills the rest of the sheet.
    var tiles =
        String.format(
            Locale.ROOT,
            "fps=fps=1000/%d:start_time=0:round=up,tpad=stop=-1:stop_mode=clone,scale=%d:%d,setsar=1,tile=%dx%d",
            storyboard.everyMs(),
            size.width(),
            size.height(),
            storyboard.columns(),
            storyboard.rows());
    command.addAll(List.of("-map", "0:V:0", "-vf", tiles));
    command.addAll(picture(sheet));
    command.addAll(List.of("-map", "1:V:0"));
    command.addAll(picture(poster));
    return command;
  }

  private static List<String> picture(Path file) {
    return List.of(
        "-frames:v",
        "1",
        "-c:v",
        "mjpeg",
        "-pix_fmt",
        "yuvj420p",
        "-q:v",
        "3",
        "-threads",
        "1",
        "-f",
        "image2",
        "-update",
        "1",
        Input.ours(file));
  }
}
