package io.clipgen.media.ffmpeg;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.StillTaker;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Storyboard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    var progress = new EncodingProgress(Math.max(1, info.durationMs()));
    var ended =
        programs.run(
            new Programs.Task(
                command(file, info, storyboard, poster, sheet),
                binaries.environment(),
                Objects.requireNonNull(sheet.toAbsolutePath().getParent()),
                Allowance.of(Allowance.Work.STILLS, info, info.durationMs()),
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
    command.addAll(List.of("-map", "0:V:0", "-vf", Stills.tiles(storyboard)));
    command.addAll(Stills.jpeg(sheet));
    command.addAll(List.of("-map", "1:V:0"));
    command.addAll(Stills.jpeg(poster));
    return command;
  }
}
