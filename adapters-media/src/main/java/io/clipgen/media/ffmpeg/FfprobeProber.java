package io.clipgen.media.ffmpeg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.domain.clips.Inspection;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.MediaInfo.Picture;
import io.clipgen.domain.clips.MediaInfo.Sound;
import io.clipgen.domain.clips.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Probes by `ffprobe`'s JSON.
final class FfprobeProber implements MediaProber {

  private static final Duration TIME = Duration.ofSeconds(30);
  private static final int MOST_JSON = 4_000_000;
  private static final int MOST_STREAMS = 100;

  /// How much of the end is decoded, and how much of it may be missing.
  private static final long END_MS = 4_000;

  private static final long MISSING_MS = 1_500;

  private static final JsonMapper JSON = new JsonMapper();

  private final Binaries binaries;
  private final Programs programs;

  FfprobeProber(Binaries binaries, Programs programs) {
    this.binaries = binaries;
    this.programs = programs;
  }

  @Override
  public MediaInfo probe(Path file) throws InterruptedException {
    var command = new ArrayList<>(List.of(binaries.ffprobe().toString(), "-v", "error"));
    command.addAll(List.of("-of", "json", "-show_format", "-show_streams"));
    command.addAll(Input.foreign(file));
    var json = new StringBuilder();
    var ended =
        ended(
            command,
            TIME,
            output -> {
              json.setLength(0);
              json.append(new String(read(output), StandardCharsets.UTF_8));
            });
    if (!ended.well()) {
      throw new UnusableMedia(why(ended.errors()));
    }
    try {
      return info(JSON.readTree(json.toString()));
    } catch (JsonProcessingException e) {
      throw new UnusableMedia("The file says nothing sensible about itself: it is damaged.");
    }
  }

  @Override
  public Inspection inspect(Path clip, MediaInfo info, long openingMs) throws InterruptedException {
    return new ClipInspector(binaries, programs).inspect(clip, info, openingMs);
  }

  @Override
  public void checkEnd(Path file, MediaInfo info) throws InterruptedException {
    if (info.video().isEmpty() || info.durationMs() == 0) {
      return;
    }
    var from = Math.max(0, info.durationMs() - END_MS);
    var command = new ArrayList<>(Input.ffmpeg(binaries));
    command.addAll(Input.foreign(file, "-noaccurate_seek", "-ss", seconds(from)));
    command.addAll(List.of("-map", "0:V:0", "-t", "10", "-f", "framecrc", "pipe:1"));
    var last = new LastFrame();
    ended(command, TIME.multipliedBy(4), last::read);
    if (last.ms < info.durationMs() - from - MISSING_MS) {
      throw new UnusableMedia(
          "The video should be %s long, but its end is missing: it was cut off. Upload it again."
              .formatted(Span.clock(info.durationMs())));
    }
  }

  /// Runs a command, and a second time where it crashed: once may be anybody's fault, twice is the
  /// file's.
  private Programs.Ended ended(List<String> command, Duration time, Programs.Reader reader)
      throws InterruptedException {
    var task =
        new Programs.Task(
            command,
            binaries.environment(),
            Path.of(System.getProperty("java.io.tmpdir")),
            Allowance.ofAll(time),
            0);
    var ended = programs.run(task, reader, () -> 0, Meter.NONE);
    if (ended.exitCode() > 0 && ended.byForce()) {
      ended = programs.run(task, reader, () -> 0, Meter.NONE);
    }
    if (ended.byForce()) {
      throw new UnusableMedia(
          "The file cannot be read: what reads it crashes or does not come to an end. Upload another one.");
    }
    return ended;
  }

  private static byte[] read(InputStream output) throws IOException {
    var bytes = output.readNBytes(MOST_JSON);
    output.skip(Long.MAX_VALUE);
    return bytes;
  }

  private static MediaInfo info(JsonNode root) {
    var streams =
        StreamSupport.stream(root.path("streams").spliterator(), false)
            .limit(MOST_STREAMS)
            .toList();
    var format = root.path("format");
    var picture =
        streams.stream()
            .filter(stream -> stream.path("codec_type").asText().equals("video"))
            .filter(stream -> stream.path("disposition").path("attached_pic").asInt() == 0)
            .findFirst();
    return new MediaInfo(
        format.path("format_name").asText(),
        duration(format, picture),
        format.path("size").asLong(),
        picture.flatMap(stream -> picture(stream, startMs(format, stream))),
        streams.stream()
            .filter(stream -> stream.path("codec_type").asText().equals("audio"))
            .filter(stream -> stream.path("sample_rate").asInt() > 0)
            .findFirst()
            .map(
                stream ->
                    new Sound(
                        stream.path("codec_name").asText(),
                        stream.path("channels").asInt(),
                        stream.path("sample_rate").asInt())));
  }

  /// The picture's own length where it is known: sound may go on after it.
  private static long duration(JsonNode format, Optional<JsonNode> picture) {
    var whole = format.path("duration").asDouble(0);
    var seen = picture.map(stream -> stream.path("duration").asDouble(0)).orElse(0.0);
    var seconds = seen > 0 ? Math.min(seen, whole > 0 ? whole : seen) : whole;
    return Double.isFinite(seconds) ? (long) Math.clamp(seconds * 1000, 0, 1e12) : 0;
  }

  /// How long after the file a stream begins.
  private static double startMs(JsonNode format, JsonNode stream) {
    var seconds = stream.path("start_time").asDouble(0) - format.path("start_time").asDouble(0);
    return Double.isFinite(seconds) ? Math.clamp(seconds * 1000, 0, 1e12) : 0;
  }

  private static Optional<Picture> picture(JsonNode stream, double startMs) {
    var width = stream.path("width").asInt();
    var height = stream.path("height").asInt();
    if (width <= 0 || height <= 0) {
      return Optional.empty();
    }
    var pixel = fraction(stream.path("sample_aspect_ratio").asText().replace(':', '/'));
    var shownWidth = (int) Math.round(pixel > 0 ? width * Math.clamp(pixel, 0.1, 10) : width);
    var sideways = Math.abs(rotation(stream)) % 180 == 90;
    return Optional.of(
        new Picture(
            stream.path("codec_name").asText(),
            sideways ? height : shownWidth,
            sideways ? shownWidth : height,
            fraction(stream.path("avg_frame_rate").asText()),
            startMs));
  }

  private static int rotation(JsonNode stream) {
    for (var data : stream.path("side_data_list")) {
      if (data.has("rotation")) {
        return data.path("rotation").asInt();
      }
    }
    return 0;
  }

  private static double fraction(String text) {
    var slash = text.indexOf('/');
    try {
      var above = Double.parseDouble(slash < 0 ? text : text.substring(0, slash));
      var below = slash < 0 ? 1 : Double.parseDouble(text.substring(slash + 1));
      return below > 0 && above >= 0 ? above / below : 0;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String why(String errors) {
    if (errors.contains("moov atom not found")) {
      return "The video is incomplete: its index is missing, so it was cut off. Upload it again.";
    }
    return "The file is not a video, or it is damaged. Upload an MP4, MOV, WebM, MKV, AVI or MPEG-TS file.";
  }

  static String seconds(long ms) {
    return String.format(Locale.ROOT, "%d.%03d", ms / 1000, ms % 1000);
  }

  /// The time of the last frame in FFmpeg's list of frames, counted from where it began to look.
  private static final class LastFrame {

    private double msPerTick = 1;
    private volatile long ms = -1;

    void read(InputStream output) throws IOException {
      var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#tb 0:")) {
          msPerTick = 1000 * fraction(line.substring(6).strip());
        } else if (!line.startsWith("#")) {
          var columns = line.split(",");
          if (columns.length > 3) {
            ms =
                Math.round(
                    (Long.parseLong(columns[2].strip()) + Long.parseLong(columns[3].strip()))
                        * msPerTick);
          }
        }
      }
    }
  }
}
