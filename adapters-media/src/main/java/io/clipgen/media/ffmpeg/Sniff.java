package io.clipgen.media.ffmpeg;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.UnusableMedia;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Looks at the first bytes of a file, before any program does.
final class Sniff {

  private Sniff() {}

  /// Which container a file is.
  ///
  /// @throws UnusableMedia if it is none that is taken, with what it seems to be instead: nothing,
  ///   a playlist, a picture, a page, plain text
  static Container container(Path file) {
    byte[] start;
    try {
      if (!Files.isRegularFile(file)) {
        throw new UnusableMedia(
            Files.isDirectory(file)
                ? file.getFileName() + " is a folder: give a video file."
                : "There is no file " + file + ".");
      }
      try (var in = Files.newInputStream(file)) {
        start = in.readNBytes(Container.LOOK);
      }
    } catch (IOException e) {
      throw new MediaFailure("The file cannot be read: " + e.getMessage() + ".", e);
    }
    if (start.length == 0) {
      throw new UnusableMedia("The file is empty: nothing was uploaded, or it was not saved.");
    }
    return Container.of(start).orElseThrow(() -> new UnusableMedia(whatItIs(start)));
  }

  private static String whatItIs(byte[] start) {
    var text = new String(start, StandardCharsets.ISO_8859_1);
    var lower = text.strip().toLowerCase(Locale.ROOT);
    if (lower.contains("#extm3u")
        || lower.startsWith("ffconcat")
        || lower.contains("<mpd")
        || lower.startsWith("[playlist]")) {
      return "This is a playlist, not a video: playlists name other files. Upload the video itself.";
    }
    if (lower.startsWith("<")) {
      return "This is a page or a drawing, not a video. Upload a video file.";
    }
    if (text.startsWith("\u0089PNG")
        || text.startsWith("\u00ff\u00d8\u00ff")
        || text.startsWith("GIF8")
        || (text.startsWith("RIFF") && text.startsWith("WEBP", 8))) {
      return "This is a picture, not a video. Upload a video file.";
    }
    if (text.startsWith("%PDF") || text.startsWith("PK\u0003\u0004") || isText(start)) {
      return "This is not a video, whatever its name says. Upload an MP4, MOV, WebM, MKV, AVI or MPEG-TS file.";
    }
    return "The file is not a video that is known here, or its beginning is damaged. Upload an MP4, MOV, WebM, MKV, AVI or MPEG-TS file.";
  }

  private static boolean isText(byte[] bytes) {
    for (var each : bytes) {
      if (each >= 0 && each < 32 && each != '\n' && each != '\r' && each != '\t') {
        return false;
      }
    }
    var text = new String(bytes, StandardCharsets.UTF_8);
    return text.chars().filter(c -> c == '\uFFFD').count() * 50 <= text.length();
  }
}
