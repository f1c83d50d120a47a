package io.clipgen.web.clips;

import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.Rendition;
import io.clipgen.domain.clips.Storyboard;
import io.clipgen.domain.clips.StreamContent;
import java.util.Locale;
import java.util.Optional;

/// Writes what a player of HTTP Live Streaming reads (RFC 8216). Addresses are relative to the pass
/// that is in the address of the master playlist, so each viewer's playlists are the viewer's own.
final class Playlists {

  static final String MASTER = "master.m3u8";
  static final String CAPTIONS = "captions";
  static final String CAPTIONS_FILE = "captions.vtt";
  static final String STORYBOARD = "storyboard.vtt";
  static final String STORYBOARD_SHEET = "storyboard.jpg";
  static final String POSTER = "poster.jpg";
  static final String ENDING = ".m3u8";
  static final String HEADER = "header.mp4";
  static final String SEGMENT_ENDING = ".m4s";

  private static final String START = "#EXTM3U\n#EXT-X-VERSION:7\n";
  private static final String INDEPENDENT = "#EXT-X-INDEPENDENT-SEGMENTS\n";
  private static final String VTT = "WEBVTT";

  private Playlists() {}

  /// Which qualities there are, best first.
  static String master(StreamContent content) {
    StringBuilder text = new StringBuilder(START).append(INDEPENDENT);
    content
        .sound()
        .ifPresent(
            sound ->
                text.append(
                        "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"sound\",NAME=\"Sound\",DEFAULT=YES,AUTOSELECT=YES,CHANNELS=\"2\",URI=\"")
                    .append(sound.name())
                    .append(ENDING + "\"\n"));
    if (content.captions()) {
      text.append(
          "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"captions\",NAME=\"Captions\",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI=\"captions.m3u8\"\n");
    }
    content.pictures().forEach(picture -> text.append(variant(content, picture)));
    return text.toString();
  }

  private static String variant(StreamContent content, Rendition picture) {
    FrameSize size = picture.size().orElseThrow();
    Optional<Rendition> sound = content.sound();
    StringBuilder line = new StringBuilder("#EXT-X-STREAM-INF:");
    line.append("BANDWIDTH=")
        .append(picture.peakBits() + sound.map(Rendition::peakBits).orElse(0L))
        .append(",AVERAGE-BANDWIDTH=")
        .append(picture.averageBits() + sound.map(Rendition::averageBits).orElse(0L))
        .append(",CODECS=\"")
        .append(picture.codecs())
        .append(sound.map(each -> "," + each.codecs()).orElse(""))
        .append("\",RESOLUTION=")
        .append(size)
        .append(String.format(Locale.ROOT, ",FRAME-RATE=%.3f", content.framesPerSecond()))
        .append(sound.isPresent() ? ",AUDIO=\"sound\"" : "")
        .append(content.captions() ? ",SUBTITLES=\"captions\"" : "");
    return line + "\n" + picture.name() + ENDING + "\n";
  }

  /// The segments of one rendition.
  static String media(Rendition rendition) {
    StringBuilder text =
        new StringBuilder(start(rendition.longestMs()))
            .append(INDEPENDENT)
            .append("#EXT-X-MAP:URI=\"")
            .append(rendition.name())
            .append('/')
            .append(HEADER + "\"\n");
    for (int i = 0; i < rendition.segments().size(); i++) {
      text.append("#EXTINF:")
          .append(seconds(rendition.segments().get(i).lengthMs()))
          .append(",\n")
          .append(rendition.name())
          .append('/')
          .append(i)
          .append(SEGMENT_ENDING + "\n");
    }
    return text.append("#EXT-X-ENDLIST\n").toString();
  }

  /// The captions as one segment.
  static String captions(StreamContent content) {
    return start(content.lengthMs())
        + "#EXTINF:"
        + seconds(content.lengthMs())
        + ",\n"
        + CAPTIONS_FILE
        + "\n#EXT-X-ENDLIST\n";
  }

  /// The captions themselves as far as the stream plays, with their time bound to that of the
  /// pictures.
  static String captions(String vtt, StreamContent content) {
    StringBuilder text =
        new StringBuilder(VTT + "\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n\n");
    for (String block : vtt.split("\\R{2,}")) {
      Optional<Long> start = block.lines().flatMap(line -> start(line).stream()).findFirst();
      if (start.isPresent() && start.get() < content.lengthMs()) {
        text.append(block.strip()).append("\n\n");
      }
    }
    return text.toString();
  }

  private static Optional<Long> start(String line) {
    int arrow = line.indexOf("-->");
    return arrow < 0
        ? Optional.empty()
        : Optional.of(milliseconds(line.substring(0, arrow).strip()));
  }

  private static long milliseconds(String time) {
    long seconds = 0;
    for (String part : time.replaceFirst("\\..*", "").split(":")) {
      seconds = seconds * 60 + Long.parseLong(part);
    }
    return seconds * 1000;
  }

  /// Which part of the sheet is shown when.
  static String storyboard(Storyboard storyboard, long lengthMs) {
    StringBuilder text = new StringBuilder(VTT + "\n\n");
    for (int i = 0; i < storyboard.pictures(); i++) {
      long from = i * storyboard.everyMs();
      text.append(time(from))
          .append(" --> ")
          .append(time(Math.max(from + 1, Math.min(lengthMs, from + storyboard.everyMs()))))
          .append('\n')
          .append(
              "%s#xywh=%d,%d,%d,%d\n\n"
                  .formatted(
                      STORYBOARD_SHEET,
                      storyboard.left(i),
                      storyboard.top(i),
                      storyboard.tile().width(),
                      storyboard.tile().height()));
    }
    return text.toString();
  }

  private static String start(long longestMs) {
    return START
        + "#EXT-X-TARGETDURATION:"
        + Math.ceilDiv(longestMs, 1000)
        + "\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n";
  }

  private static String seconds(long ms) {
    return String.format(Locale.ROOT, "%d.%03d", ms / 1000, ms % 1000);
  }

  private static String time(long ms) {
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d.%03d",
        ms / 3_600_000,
        ms / 60_000 % 60,
        ms / 1000 % 60,
        ms % 1000);
  }
}
