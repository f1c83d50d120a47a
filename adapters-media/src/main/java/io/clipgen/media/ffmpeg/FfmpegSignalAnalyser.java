package io.clipgen.media.ffmpeg;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.SignalAnalyser;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.domain.clips.Chat;
import io.clipgen.domain.clips.Curve;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Storyboard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decodes a video once: small gray pictures come through a pipe, sound and its loudness go into
/// files, and some pictures in colour onto a sheet. All that is measured in them is worked out
/// here.
final class FfmpegSignalAnalyser implements SignalAnalyser {

  private static final String PICTURE =
      "[0:V:0]fps=10:start_time=0,split=2[p][t];[p]scale="
          + GrayFrames.WIDTH
          + ":"
          + GrayFrames.HEIGHT
          + ":flags=fast_bilinear,format=gray[v];[t]";
  private static final String HEARD =
      "aresample=16000:async=1:first_pts=0,aformat=sample_fmts=s16:channel_layouts=mono[wo]";
  private static final String SOUND =
      ";[0:a:0]asplit=2[x][w]"
          + ";[x]ebur128=metadata=1,ametadata=print:key=lavfi.r128.M:file=loudness.txt[xo]"
          + ";[w]"
          + HEARD;

  /// The sound while it is written, and when it is whole.
  private static final String DRAFT = "sound.pcm.part";

  private static final String PCM = "sound.pcm";

  private static final String SHEET = "storyboard.jpg";

  /// How much longer than it says a video may go on.
  private static final long MORE_MS = 60_000;

  private final Binaries binaries;
  private final Programs programs;

  FfmpegSignalAnalyser(Binaries binaries, Programs programs) {
    this.binaries = binaries;
    this.programs = programs;
  }

  @Override
  public Measured measure(Path video, MediaInfo info, Path folder, Meter meter)
      throws InterruptedException {
    var frames = new GrayFrames();
    var sheet =
        new Sheet(
            Storyboard.of(info.picture(), Math.max(1, info.durationMs())), folder.resolve(SHEET));
    var ended =
        programs.run(
            task(command(video, info, sheet), info, folder),
            frames::read,
            () -> frames.measuredMs() / (double) Math.max(1, info.durationMs()),
            meter);
    if (ended.byForce() || ended.errors().contains("No space left")) {
      throw new MediaFailure("FFmpeg could not measure the video: " + ended.why());
    }
    if (frames.measuredMs() == 0) {
      throw new UnusableMedia("Not a single picture of the video can be decoded: it is damaged.");
    }
    if (frames.measuredMs() < info.durationMs() - Math.max(2_000, info.durationMs() / 50)) {
      throw new UnusableMedia(
          "The video breaks off after %s of %s: it is damaged or was cut off. Upload it again."
              .formatted(Span.clock(frames.measuredMs()), Span.clock(info.durationMs())));
    }
    if (!ended.well()) {
      throw new MediaFailure("FFmpeg could not measure the video: " + ended.why());
    }
    if (!Files.exists(sheet.file())) {
      throw new MediaFailure("The small pictures could not be found: FFmpeg has written none.");
    }
    try {
      return measured(frames, info, folder, sheet);
    } catch (IOException e) {
      throw new MediaFailure("The measured sound could not be read: " + e.getMessage(), e);
    }
  }

  @Override
  public Optional<Path> sound(Path video, MediaInfo info, Path folder, Meter meter)
      throws InterruptedException {
    if (!info.hasSound()) {
      return Optional.empty();
    }
    var whole = folder.resolve(PCM);
    if (Files.exists(whole)) {
      return Optional.of(whole);
    }
    var command = new ArrayList<>(Input.ffmpeg(binaries));
    command.addAll(foreign(video, info));
    command.addAll(List.of("-filter_complex", "[0:a:0]" + HEARD));
    command.addAll(List.of("-map", "[wo]", "-f", "s16le", DRAFT));
    command.addAll(Excerpt.readAlong(info));
    var ended =
        programs.run(task(command, info, folder), output -> output.skipNBytes(0), () -> 0, meter);
    if (!ended.well()) {
      throw new MediaFailure("FFmpeg could not decode the sound: " + ended.why());
    }
    try {
      return Optional.of(Files.move(folder.resolve(DRAFT), whole));
    } catch (IOException e) {
      throw new MediaFailure("The decoded sound could not be kept: " + e.getMessage(), e);
    }
  }

  private Programs.Task task(List<String> command, MediaInfo info, Path folder) {
    return new Programs.Task(
        command,
        binaries.environment(),
        folder,
        Allowance.of(Allowance.Work.MEASURING, info, info.durationMs()),
        100_000_000L + info.durationMs() * 40);
  }

  private Measured measured(GrayFrames frames, MediaInfo info, Path folder, Sheet sheet)
      throws IOException {
    var sound =
        info.hasSound()
            ? Optional.of(
                Files.move(
                    folder.resolve(DRAFT),
                    folder.resolve(PCM),
                    StandardCopyOption.REPLACE_EXISTING))
            : Optional.<Path>empty();
    var heard = sound.isPresent() ? SoundMeasures.of(sound.get()) : SoundMeasures.NONE;
    var loudness =
        sound.isPresent() ? LoudnessFile.read(folder.resolve("loudness.txt")) : Curve.EMPTY;
    Files.deleteIfExists(folder.resolve("loudness.txt"));
    var durationMs = Math.min(info.durationMs(), frames.measuredMs());
    return new Measured(
        new Signals(
            durationMs,
            loudness,
            heard.energy(),
            frames.motion(),
            frames.cuts(),
            heard.silences(),
            frames.blacks(),
            heard.bursts(),
            sound.isPresent() ? Span.outside(heard.silences(), durationMs) : List.of(),
            frames.freezes(),
            frames.movement(),
            Chat.NONE),
        sound,
        sheet);
  }

  private List<String> command(Path video, MediaInfo info, Sheet sheet) {
    var command = new ArrayList<>(Input.ffmpeg(binaries));
    command.addAll(foreign(video, info, "-skip_frame", "noref", "-skip_loop_filter", "all"));
    var picture = PICTURE + Stills.tiles(sheet.storyboard()) + "[s]";
    command.addAll(List.of("-filter_complex", info.hasSound() ? picture + SOUND : picture));
    command.addAll(List.of("-map", "[v]", "-f", "rawvideo", "pipe:1", "-map", "[s]"));
    command.addAll(Stills.jpeg(sheet.file()));
    if (info.hasSound()) {
      command.addAll(List.of("-map", "[xo]", "-f", "null", "-"));
      command.addAll(List.of("-map", "[wo]", "-f", "s16le", DRAFT));
    }
    command.addAll(Excerpt.readAlong(info));
    return command;
  }

  /// A video, as far as it says that it goes and a little more: whatever times its pictures claim.
  private static List<String> foreign(Path video, MediaInfo info, String... options) {
    var input = new ArrayList<>(List.of(options));
    input.addAll(List.of("-t", FfprobeProber.seconds(info.durationMs() + MORE_MS)));
    return Input.foreign(video, input.toArray(String[]::new));
  }
}
