package io.clipgen.media.ffmpeg;

import java.nio.file.Path;
import java.util.List;

/// The arguments that every command begins with and that every file of somebody else's is opened
/// with: local files only, known containers only, no playlists, no bombs.
final class Input {

  private static final String FORMATS =
      "mov,matroska,webm,avi,mpegts,mpeg,flv,asf,ogg,mp3,wav,aac,flac";
  private static final String MOST_PIXELS = "35389440";

  private Input() {}

  /// How `ffmpeg` is called.
  static List<String> ffmpeg(Binaries binaries) {
    return List.of(binaries.ffmpeg().toString(), "-nostdin", "-hide_banner", "-y", "-v", "error");
  }

  /// What comes before an input of somebody else's.
  static List<String> guards() {
    return List.of(
        "-protocol_whitelist",
        "file,pipe",
        "-format_whitelist",
        FORMATS,
        "-max_pixels",
        MOST_PIXELS);
  }

  /// The name of a file, such that no part of it can be taken for an option or a protocol.
  static String name(Path file) {
    return "file:" + file.toAbsolutePath();
  }
}
