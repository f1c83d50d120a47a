package io.clipgen.media.ffmpeg;

import io.clipgen.application.clips.port.ClipRenderer;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.SignalAnalyser;
import java.nio.file.Path;

/// An FFmpeg that was found and tried, and what it does for the studio.
public final class Ffmpeg {

  private final Binaries binaries;
  private final Programs programs;

  private Ffmpeg(Binaries binaries) {
    this.binaries = binaries;
    this.programs = new Programs(Sandbox.ofThisMachine());
  }

  /// Finds the FFmpeg to use and tries it.
  ///
  /// @param choice `auto` takes the one on the PATH, or the bundled one where there is none that can do all; `bundled` and
  ///   `system` insist; anything else is the path of an executable or of the folder that has `ffmpeg` and `ffprobe`
  /// @param cache where the bundled one is unpacked, once for all processes
  /// @throws io.clipgen.application.clips.port.MediaFailure if there is none that can do what is needed, with what to do
  public static Ffmpeg find(String choice, Path cache) {
    return new Ffmpeg(new Locator(cache, System.getenv("PATH")).find(choice));
  }

  /// Probes media files.
  public MediaProber prober() {
    return new FfprobeProber(binaries, programs);
  }

  /// Measures videos in one pass.
  public SignalAnalyser analyser() {
    return new FfmpegSignalAnalyser(binaries, programs);
  }

  /// Renders clips.
  public ClipRenderer renderer() {
    return new FfmpegClipRenderer(binaries, programs);
  }

  /// Its version, as it says itself.
  public String version() {
    return binaries.version();
  }

  /// Where it came from, for people to read: `bundled`, `system (/usr/bin/ffmpeg)`.
  public String origin() {
    return binaries.origin();
  }
}
