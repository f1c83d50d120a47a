package io.clipgen.media.ffmpeg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The arguments that every command begins with and that every file is opened with: local files
/// only, its own demuxer only, no playlists, no bombs.
final class Input {

  /// What a picture may have at most: 8192 × 4320.
  static final long MOST_PIXELS = 35_389_440;

  private static final String MOST_STREAMS = "100";

  private Input() {}

  /// How `ffmpeg` is called.
  static List<String> ffmpeg(Binaries binaries) {
    return List.of(binaries.ffmpeg().toString(), "-nostdin", "-hide_banner", "-y", "-v", "error");
  }

  /// Opens a file of somebody else's by the demuxer that its first bytes ask for; nothing is tried
  /// out.
  ///
  /// @param options of this input, such as `-ss`
  static List<String> foreign(Path file, String... options) {
    var demuxer = Sniff.container(file).demuxer();
    var input = new ArrayList<>(List.of(options));
    input.addAll(List.of("-f", demuxer, "-protocol_whitelist", "file"));
    input.addAll(List.of("-format_whitelist", demuxer, "-max_pixels", Long.toString(MOST_PIXELS)));
    input.addAll(List.of("-max_streams", MOST_STREAMS, "-i", name(file)));
    return input;
  }

  /// Opens a picture that we drew, in a folder of the program's working folder.
  static List<String> picture(Path file) {
    return List.of("-protocol_whitelist", "file", "-f", "png_pipe", "-i", drawn(file));
  }

  /// Opens a list of pictures that we drew, in a folder of the program's working folder.
  static List<String> pictures(Path list) {
    return List.of(
        "-protocol_whitelist",
        "file",
        "-format_whitelist",
        "concat,png_pipe,image2",
        "-f",
        "concat",
        "-safe",
        "1",
        "-i",
        drawn(list));
  }

  private static String drawn(Path file) {
    return "file:"
        + Objects.requireNonNull(file.getParent()).getFileName()
        + "/"
        + file.getFileName();
  }

  /// The name of a file of somebody else's, such that no part of it can be taken for an option or a
  /// protocol.
  static String name(Path file) {
    return "file:" + file.toAbsolutePath();
  }

  /// The name of a file of ours in the program's working folder, to read or to write. What the
  /// folder is called never comes before FFmpeg: to some of its formats a percent sign is a
  /// pattern.
  static String ours(Path file) {
    return "file:" + file.getFileName();
  }
}
