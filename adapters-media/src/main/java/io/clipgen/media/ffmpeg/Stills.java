package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.Storyboard;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// How pictures are taken out of a video: filters and options of FFmpeg.
final class Stills {

  private Stills() {}

  /// Filters that lay the pictures of `storyboard` side by side. Where the video ends early, its
  /// last picture fills the rest of the sheet.
  static String tiles(Storyboard storyboard) {
    var size = storyboard.tile();
    return String.format(
        Locale.ROOT,
        "fps=fps=1000/%d:start_time=0:round=up,tpad=stop=%d:stop_mode=clone,scale=%d:%d,setsar=1,tile=%dx%d",
        storyboard.everyMs(),
        storyboard.columns() * storyboard.rows(),
        size.width(),
        size.height(),
        storyboard.columns(),
        storyboard.rows());
  }

  /// An output that is the first picture, a JPEG in the program's working folder.
  static List<String> jpeg(Path file) {
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
