package io.clipgen.media.ffmpeg;

import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.ClipRenderer;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.SignalAnalyser;
import io.clipgen.application.clips.port.StillTaker;
import io.clipgen.application.clips.port.SubjectFinder;
import io.clipgen.application.clips.port.Transcoder;
import io.clipgen.domain.clips.Inspection;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Rendition;
import io.clipgen.media.faces.FaceDetector;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The FFmpeg of this machine, found and tried when it is first needed, and what it does for the
/// studio.
public final class Ffmpeg {

  private final String choice;
  private final Path cache;
  private @Nullable Tools tools;

  private Ffmpeg(String choice, Path cache) {
    this.choice = choice;
    this.cache = cache;
  }

  /// The FFmpeg to use.
  ///
  /// @param choice `auto` takes the one on the PATH, or the bundled one where there is none that
  ///   can do all; `bundled` and `system` insist; anything else is the path of an executable or of
  ///   the folder that has `ffmpeg` and `ffprobe`
  /// @param cache where the bundled one is unpacked, once for all processes
  public static Ffmpeg of(String choice, Path cache) {
    return new Ffmpeg(choice, cache);
  }

  /// Probes media files.
  public MediaProber prober() {
    return new MediaProber() {
      @Override
      public MediaInfo probe(Path file) throws InterruptedException {
        return tools().prober.probe(file);
      }

      @Override
      public void checkEnd(Path file, MediaInfo info) throws InterruptedException {
        tools().prober.checkEnd(file, info);
      }

      @Override
      public Inspection inspect(Path clip, MediaInfo info, long openingMs)
          throws InterruptedException {
        return tools().prober.inspect(clip, info, openingMs);
      }
    };
  }

  /// Measures videos in one pass.
  public SignalAnalyser analyser() {
    return new SignalAnalyser() {
      @Override
      public Measured measure(Path video, MediaInfo info, Path folder, Meter meter)
          throws InterruptedException {
        return tools().analyser.measure(video, info, folder, meter);
      }

      @Override
      public Optional<Path> sound(Path video, MediaInfo info, Path folder, Meter meter)
          throws InterruptedException {
        return tools().analyser.sound(video, info, folder, meter);
      }
    };
  }

  /// Looks closely at parts of videos.
  ///
  /// @param detector finds the faces
  public SubjectFinder subjects(FaceDetector detector) {
    return (video, info, span, cuts, folder, meter) ->
        new FfmpegSubjectFinder(tools().binaries, tools().programs, detector)
            .look(video, info, span, cuts, folder, meter);
  }

  /// Renders clips.
  public ClipRenderer renderer() {
    return (video, plan, clip, thumbnail, meter) ->
        tools().renderer.render(video, plan, clip, thumbnail, meter);
  }

  /// Transcodes ladders on this machine.
  ///
  /// @param storage where the renditions go
  public Transcoder transcoder(BlobStore storage) {
    return new Transcoder() {
      @Override
      public List<Rendition> transcode(Order order, Meter meter) throws InterruptedException {
        return transcoder().transcode(order, meter);
      }

      @Override
      public long roomFor(Order order) {
        return transcoder().roomFor(order);
      }

      @Override
      public String description() {
        return transcoder().description();
      }

      private Transcoder transcoder() {
        return new FfmpegTranscoder(tools().binaries, tools().programs, tools().prober, storage);
      }
    };
  }

  /// Takes stills.
  public StillTaker stills() {
    return (file, info, storyboard, poster, sheet, meter) ->
        tools().stills.take(file, info, storyboard, poster, sheet, meter);
  }

  /// Its version, as it says itself.
  ///
  /// @throws MediaFailure if there is none that can do what is needed, with what to do
  public String version() {
    return tools().binaries.version();
  }

  /// Where it came from, for people to read: `bundled`, `system (/usr/bin/ffmpeg)`.
  ///
  /// @throws MediaFailure if there is none that can do what is needed, with what to do
  public String origin() {
    return tools().binaries.origin();
  }

  private synchronized Tools tools() {
    if (tools == null) {
      var running = new Running(cache.resolve("running"));
      running.endOrphans();
      var binaries = new Locator(cache, System.getenv("PATH")).find(choice);
      var programs = new Programs(Sandbox.ofThisMachine(), running);
      tools =
          new Tools(
              binaries,
              programs,
              new FfprobeProber(binaries, programs),
              new FfmpegSignalAnalyser(binaries, programs),
              new FfmpegClipRenderer(binaries, programs),
              new FfmpegStillTaker(binaries, programs));
    }
    return tools;
  }

  private record Tools(
      Binaries binaries,
      Programs programs,
      MediaProber prober,
      SignalAnalyser analyser,
      ClipRenderer renderer,
      StillTaker stills) {}

  /// Looks at a file's first bytes alone; no program is started.
  ///
  /// @throws io.clipgen.application.clips.port.UnusableMedia if it is not of a container that is
  ///   taken
  public static void look(Path file) {
    Sniff.container(file);
  }
}
