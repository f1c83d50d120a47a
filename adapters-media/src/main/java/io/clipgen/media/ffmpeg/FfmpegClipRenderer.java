package io.clipgen.media.ffmpeg;

import io.clipgen.application.clips.port.ClipRenderer;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.Levelling;
import io.clipgen.domain.clips.Loudness;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.media.ffmpeg.Allowance.Work;
import io.clipgen.media.storage.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Renders a clip by one FFmpeg process that seeks to the clip's start and encodes on one thread;
/// the pipeline runs two side by side.
final class FfmpegClipRenderer implements ClipRenderer {

  private final Binaries binaries;
  private final Programs programs;

  FfmpegClipRenderer(Binaries binaries, Programs programs) {
    this.binaries = binaries;
    this.programs = programs;
  }

  @Override
  public Rendered render(Path video, RenderPlan plan, Path clip, Path thumbnail, Meter meter)
      throws InterruptedException {
    var folder = Objects.requireNonNull(clip.toAbsolutePath().getParent());
    var partClip = clip.resolveSibling(clip.getFileName() + ".part");
    var partThumbnail = thumbnail.resolveSibling(thumbnail.getFileName() + ".part");
    var drawn = clip.resolveSibling(clip.getFileName() + ".drawn");
    try {
      // What a killed run has left.
      deleteFolder(drawn);
      Files.createDirectory(drawn);
      var overlays = Overlays.draw(plan, drawn);
      var levelling =
          plan.source().hasSound()
              ? Levelling.of(loudness(video, plan, folder, meter), plan.encoding().gainDb())
              : Levelling.NONE;
      var progress = new EncodingProgress(plan.lengthMs());
      var ended =
          programs.run(
              new Programs.Task(
                  command(video, plan, overlays, levelling, partClip, partThumbnail),
                  binaries.environment(),
                  folder,
                  Allowance.of(Work.RENDERING, plan.source(), plan.span().lengthMs()),
                  50_000_000L + plan.span().length().toSeconds() * 10_000_000L),
              progress::read,
              progress::fraction,
              meter);
      if (!ended.well()) {
        throw new MediaFailure("FFmpeg could not render the clip: " + ended.why());
      }
      Durable.publish(partThumbnail, thumbnail);
      Durable.publish(partClip, clip);
      meter.reached(1);
      return new Rendered(levelling, overlays.words());
    } catch (NoSuchFileException e) {
      throw new MediaFailure(
          "The rendered clip could not be kept: FFmpeg has not made all of it, so the video may be damaged there.",
          e);
    } catch (IOException e) {
      throw new MediaFailure("The rendered clip could not be kept: " + e.getMessage(), e);
    } finally {
      deleteIfThere(partClip);
      deleteIfThere(partThumbnail);
      deleteFolder(drawn);
    }
  }

  /// How loud the clip's sound is before it is brought to its loudness: decoding it twice costs
  /// less than a filter that has to guess what comes.
  private Loudness loudness(Path video, RenderPlan plan, Path folder, Meter meter)
      throws InterruptedException {
    var command = new ArrayList<>(Input.ffmpeg(binaries));
    command.addAll(FrameGrid.of(plan).excerpt().input(video));
    command.addAll(List.of("-filter_complex", SoundGraph.measuring(plan)));
    command.addAll(List.of("-map", "[a]", "-f", "null", "-"));
    command.addAll(Excerpt.readAlong(plan.source()));
    var summary = new LoudnessSummary();
    var ended =
        programs.run(
            new Programs.Task(
                command,
                binaries.environment(),
                folder,
                Allowance.of(Work.HEARING, plan.source(), plan.span().lengthMs()),
                0),
            summary::read,
            () -> 0,
            meter);
    if (!ended.well()) {
      throw new MediaFailure("FFmpeg could not measure the clip's sound: " + ended.why());
    }
    return summary.loudness();
  }

  private List<String> command(
      Path video,
      RenderPlan plan,
      Overlays overlays,
      Levelling levelling,
      Path clip,
      Path thumbnail) {
    var command = new ArrayList<>(Input.ffmpeg(binaries));
    command.addAll(List.of("-progress", "pipe:1", "-nostats"));
    command.addAll(FrameGrid.of(plan).excerpt().input(video));
    command.addAll(overlays.inputs());
    command.addAll(List.of("-filter_complex", RenderGraph.of(plan, overlays, levelling)));
    command.addAll(List.of("-map", "[v]"));
    if (plan.source().hasSound()) {
      command.addAll(List.of("-map", "[a]", "-c:a", "aac", "-b:a", "128k", "-ar", "48000"));
      command.addAll(List.of("-ac", "2"));
    }
    command.addAll(
        List.of(
            "-c:v",
            "libx264",
            "-preset",
            plan.encoding().careful() ? "medium" : "veryfast",
            "-profile:v",
            plan.encoding().careful() ? "main" : "high",
            "-crf",
            "21",
            "-threads",
            "1",
            "-g",
            "60",
            "-pix_fmt",
            "yuv420p"));
    if (plan.encoding().mostKbps() > 0) {
      var most = plan.encoding().mostKbps();
      command.addAll(List.of("-maxrate", most + "k", "-bufsize", 2 * most + "k"));
    }
    command.addAll(
        List.of(
            "-map_metadata",
            "-1",
            "-map_chapters",
            "-1",
            "-sn",
            "-dn",
            "-t",
            FfprobeProber.seconds(plan.lengthMs()),
            "-movflags",
            "+faststart",
            "-f",
            "mp4",
            Input.ours(clip)));
    command.addAll(List.of("-map", "[still]"));
    command.addAll(Stills.jpeg(thumbnail));
    command.addAll(Excerpt.readAlong(plan.source()));
    return command;
  }

  private static void deleteFolder(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.list(folder)) {
      files.forEach(FfmpegClipRenderer::deleteIfThere);
    } catch (IOException e) {
      throw new MediaFailure("The drawn captions could not be removed: " + e.getMessage(), e);
    }
    deleteIfThere(folder);
  }

  private static void deleteIfThere(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new MediaFailure("A half-made file could not be removed: " + file.getFileName(), e);
    }
  }
}
