package io.clipgen.media.ffmpeg;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds an FFmpeg that can do what is needed: the configured one, the PATH's, the bundled one, in
/// that order. Each is asked what it can do; nothing is assumed.
final class Locator {

  private static final List<String> ENCODERS = List.of("libx264", "aac", "mjpeg");

  /// All that graphs are made of.
  static final List<String> FILTERS =
      List.of(
          "acrossfade",
          "adelay",
          "afade",
          "aformat",
          "alimiter",
          "ametadata",
          "apad",
          "aresample",
          "asetpts",
          "asplit",
          "atrim",
          "concat",
          "crop",
          "ebur128",
          "format",
          "fps",
          "gblur",
          "metadata",
          "null",
          "overlay",
          "pad",
          "scale",
          "scdet",
          "select",
          "setpts",
          "setsar",
          "settb",
          "split",
          "tile",
          "tpad",
          "trim",
          "volume",
          "vstack");

  /// What FFmpeg itself begins with where a phone was held otherwise.
  private static final List<String> TURNING = List.of("hflip", "rotate", "transpose", "vflip");

  private static final Pattern VERSION = Pattern.compile("ffmpeg version (\\S+)");

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST_OUTPUT = 1 << 20;

  private final Bundle bundle;
  private final Programs programs;
  private final @Nullable String searchPath;

  Locator(Path cache, @Nullable String searchPath) {
    this.bundle = new Bundle(cache);
    this.searchPath = searchPath;
    this.programs = new Programs(Sandbox.ofThisMachine(), new Running(cache.resolve("running")));
  }

  Binaries find(String choice) {
    return switch (choice) {
      case "auto" -> automatic();
      case "bundled" -> insist(bundled());
      case "system" -> insist(onPath());
      default -> insist(at(Path.of(choice), "configured (" + choice + ")"));
    };
  }

  private Binaries automatic() {
    var refusals = new ArrayList<String>();
    for (var candidate : List.of(onPath(), bundled())) {
      switch (candidate) {
        case Found(Binaries binaries) -> {
          return binaries;
        }
        case Unfit(String why) -> refusals.add(why);
      }
    }
    throw new MediaFailure(
        String.join(" ", refusals)
            + " Install the package ffmpeg, or set clipgen.ffmpeg to the path of one that has x264.");
  }

  private static Binaries insist(Candidate candidate) {
    return switch (candidate) {
      case Found(Binaries binaries) -> binaries;
      case Unfit(String why) -> throw new MediaFailure(why);
    };
  }

  private Candidate onPath() {
    if (searchPath != null) {
      for (var folder : searchPath.split(Pattern.quote(File.pathSeparator))) {
        if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "ffmpeg"))) {
          return at(Path.of(folder), "system (" + Path.of(folder, "ffmpeg") + ")");
        }
      }
    }
    return new Unfit("There is no ffmpeg on the PATH.");
  }

  private Candidate bundled() {
    if (!bundle.isForThisMachine()) {
      return new Unfit("The bundled FFmpeg is for Linux on x86-64 only.");
    }
    try {
      var folder = bundle.unpacked();
      return tried(
          folder.resolve("ffmpeg"),
          folder.resolve("ffprobe"),
          "bundled",
          Map.of("LD_LIBRARY_PATH", folder.toString()));
    } catch (IOException e) {
      return new Unfit("The bundled FFmpeg could not be unpacked: " + e.getMessage() + ".");
    }
  }

  private Candidate at(Path place, String origin) {
    var folder = Files.isDirectory(place) ? place : place.toAbsolutePath().getParent();
    var ffmpeg = Files.isDirectory(place) ? place.resolve("ffmpeg") : place;
    if (folder == null || !Files.isExecutable(ffmpeg)) {
      return new Unfit("There is no FFmpeg at " + place + ".");
    }
    var ffprobe = folder.resolve("ffprobe");
    if (!Files.isExecutable(ffprobe)) {
      return new Unfit("Beside " + ffmpeg + " there is no ffprobe.");
    }
    return tried(ffmpeg, ffprobe, origin, Map.of());
  }

  private Candidate tried(
      Path ffmpeg, Path ffprobe, String origin, Map<String, String> environment) {
    try {
      var version = output(ffmpeg, environment, "-version");
      output(ffprobe, environment, "-version");
      var missing = new ArrayList<String>();
      var encoders = names(output(ffmpeg, environment, "-encoders"));
      ENCODERS.stream().filter(name -> !encoders.contains(name)).forEach(missing::add);
      var filters = names(output(ffmpeg, environment, "-filters"));
      Stream.concat(FILTERS.stream(), TURNING.stream())
          .filter(name -> !filters.contains(name))
          .forEach(missing::add);
      if (!missing.isEmpty()) {
        return new Unfit(
            "The FFmpeg at %s lacks %s.".formatted(ffmpeg, String.join(", ", missing)));
      }
      var match = VERSION.matcher(version);
      return new Found(
          new Binaries(
              ffmpeg, ffprobe, origin, match.find() ? match.group(1) : "unknown", environment));
    } catch (IOException e) {
      return new Unfit("The FFmpeg at %s does not run: %s.".formatted(ffmpeg, e.getMessage()));
    }
  }

  /// The second column of FFmpeg's tables.
  static List<String> names(String table) {
    return table
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > 1)
        .map(columns -> columns[1])
        .toList();
  }

  private String output(Path program, Map<String, String> environment, String question)
      throws IOException {
    var command = new ArrayList<>(List.of(program.toString(), question));
    if (!question.equals("-version")) {
      command.add(1, "-hide_banner");
    }
    var text = new StringBuilder();
    try {
      var ended =
          programs.run(
              new Programs.Task(
                  command,
                  environment,
                  Path.of(System.getProperty("java.io.tmpdir")),
                  Allowance.ofAll(PATIENCE),
                  0),
              output ->
                  text.append(new String(output.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8)),
              () -> 0,
              Meter.NONE);
      if (!ended.well()) {
        throw new IOException("exit code %d, %s".formatted(ended.exitCode(), ended.why().strip()));
      }
      return text.toString();
    } catch (MediaFailure e) {
      throw new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private sealed interface Candidate {}

  private record Found(Binaries binaries) implements Candidate {}

  private record Unfit(String why) implements Candidate {}
}
