package io.clipgen.media.hls;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.Rendition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The playlist of a rendition that is one file: its header and segments as byte ranges that follow
/// one another.
///
/// @param headerBytes how long the header is, at the file's beginning
/// @param segments in order
public record MediaPlaylist(long headerBytes, List<Rendition.Segment> segments) {

  private static final Pattern MAP =
      Pattern.compile("#EXT-X-MAP:.*\\bBYTERANGE=\"(\\d{1,18})@0\".*");
  private static final Pattern LENGTH = Pattern.compile("#EXTINF:(\\d+(?:\\.\\d+)?),.*");
  private static final Pattern RANGE =
      Pattern.compile("#EXT-X-BYTERANGE:(\\d{1,18})(?:@(\\d{1,18}))?");
  private static final String END = "#EXT-X-ENDLIST";

  public MediaPlaylist {
    segments = List.copyOf(segments);
  }

  /// Reads a playlist.
  ///
  /// @throws MediaFailure if it has not got to its end, or its ranges leave anything out
  public static MediaPlaylist read(String text) {
    var reader = new Lines();
    text.lines().map(String::strip).forEach(reader::line);
    return reader.finished();
  }

  /// The rendition whose file has this playlist and begins with these bytes.
  public Rendition rendition(String name, Optional<FrameSize> size, byte[] header) {
    return new Rendition(name, size, InitSegment.codecs(header), headerBytes, segments);
  }

  private static final class Lines {

    private final List<Rendition.Segment> segments = new ArrayList<>();
    private long header = -1;
    private long next = -1;
    private double seconds = -1;
    private double ends;
    private long endsMs;
    private boolean ended;

    void line(String line) {
      var map = MAP.matcher(line);
      var length = LENGTH.matcher(line);
      var range = RANGE.matcher(line);
      if (map.matches()) {
        header = Long.parseLong(map.group(1));
        next = header;
      } else if (length.matches()) {
        seconds = Double.parseDouble(length.group(1));
      } else if (range.matches()) {
        range(
            Long.parseLong(range.group(1)),
            range.group(2) == null ? next : Long.parseLong(range.group(2)));
      } else if (line.equals(END)) {
        ended = true;
      }
    }

    // Times are rounded where segments meet, so that what is lost to rounding does not add up.
    private void range(long bytes, long from) {
      if (from != next || seconds < 0) {
        throw new MediaFailure("The playlist of a rendition leaves bytes out at " + next + ".");
      }
      ends += seconds;
      var ms = Math.round(ends * 1000) - endsMs;
      if (ms > 0) {
        segments.add(new Rendition.Segment(ms, bytes));
      } else {
        segments.add(joined(segments.removeLast(), bytes));
      }
      endsMs += Math.max(ms, 0);
      next += bytes;
      seconds = -1;
    }

    private static Rendition.Segment joined(Rendition.Segment last, long bytes) {
      return new Rendition.Segment(last.lengthMs(), last.bytes() + bytes);
    }

    MediaPlaylist finished() {
      if (!ended || header <= 0 || segments.isEmpty()) {
        throw new MediaFailure("The playlist of a rendition has not got to its end.");
      }
      return new MediaPlaylist(header, segments);
    }
  }
}
