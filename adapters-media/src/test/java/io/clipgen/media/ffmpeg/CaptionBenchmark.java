package io.clipgen.media.ffmpeg;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.clips.Word;
import io.clipgen.media.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What words in the picture cost: the same clip by the product's own command with captions and
/// without, in turns, in CPU seconds of this process and of FFmpeg. Of the difference, drawing the
/// pictures and laying them over the film (measured without an encoder) is ours; what is left is
/// what the encoder takes for other pictures.
class CaptionBenchmark {

  private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
  private static final int SECONDS = Integer.getInteger("bench.clip.seconds", 15);
  private static final int NOISE = Integer.getInteger("bench.noise", 6);
  private static final double TICKS_PER_SECOND = 100;
  private static final List<CaptionStyle> STYLES =
      List.of(CaptionStyle.NONE, CaptionStyle.CLASSIC, CaptionStyle.POP);

  private static final Binaries BINARIES = new Locator(Samples.CACHE, null).find("bundled");
  private static final Ffmpeg FFMPEG = Ffmpeg.of("bundled", Samples.CACHE);

  @TempDir Path folder;

  /// CPU seconds of a clip, and of two parts of its making, each done once more by itself.
  private record Cost(double clip, double drawing, double filters) {}

  @Test
  void clips_with_captions_beside_the_same_without() throws Exception {
    var source = folder.resolve("source.mp4");
    Film.run(
        "-f",
        "lavfi",
        "-i",
        "testsrc2=s=1920x1080:r=30:d=" + (SECONDS + 1) + ",noise=alls=" + NOISE + ":allf=t",
        "-f",
        "lavfi",
        "-i",
        "sine=f=300:d=" + (SECONDS + 1),
        "-c:v",
        "libx264",
        "-preset",
        "superfast",
        "-g",
        "60",
        "-pix_fmt",
        "yuv420p",
        source.toString());
    var info = FFMPEG.prober().probe(source);
    // As a worker that has made clips before.
    for (var style : STYLES) {
      draw(plan(info, style), _ -> {});
    }
    var costs = new LinkedHashMap<CaptionStyle, List<Cost>>();
    for (int round = 0; round < ROUNDS; round++) {
      for (var style : STYLES) {
        costs.computeIfAbsent(style, _ -> new ArrayList<>()).add(cost(source, plan(info, style)));
      }
    }
    report(costs);
  }

  private static void report(Map<CaptionStyle, List<Cost>> costs) throws IOException {
    var figures = new LinkedHashMap<String, Object>();
    var without = costs.getOrDefault(CaptionStyle.NONE, List.of());
    System.out.printf("%nclips of %d s, %d rounds, goal <= 1.05 x without%n", SECONDS, ROUNDS);
    for (var made : costs.entrySet()) {
      var style = made.getKey();
      var with = made.getValue();
      var ratios = each(with, without, (one, other) -> one.clip / other.clip);
      var drawing = each(with, without, (one, other) -> one.drawing - other.drawing);
      var overlay = each(with, without, (one, other) -> one.filters - other.filters);
      var more = each(with, without, (one, other) -> one.clip - other.clip);
      System.out.printf(
          "  %-8s %6.2f CPU s   with / without: %.3f (%.3f - %.3f)   more: %.2f, of it drawing %.2f, overlay %.2f, the rest is the encoder's%n",
          style.code(),
          median(with.stream().map(Cost::clip).sorted().toList()),
          median(ratios),
          ratios.getFirst(),
          ratios.getLast(),
          median(more),
          median(drawing),
          median(overlay));
      figures.put(
          style.code(),
          Map.of(
              "cpuSeconds",
              with.stream().map(Cost::clip).toList(),
              "ratios",
              ratios,
              "more",
              more,
              "drawing",
              drawing,
              "overlay",
              overlay));
    }
    var bench = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(
        bench.resolve("captions.json"),
        new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(figures) + "\n");
  }

  private static RenderPlan plan(MediaInfo info, CaptionStyle style) {
    var text =
        "And so my fellow Americans ask not what your country can do for you ask what you can do"
            .split(" ", -1);
    var words = new ArrayList<Word>();
    // Two and a half words a second, as people talk.
    for (long at = 500; at + 400 < SECONDS * 1_000L; at += 400) {
      words.add(new Word(text[words.size() % text.length], Span.of(at, at + 380), 1));
    }
    return RenderPlan.of(
        info,
        Span.of(500, 500 + SECONDS * 1_000L),
        new ClipRequest(
            1,
            Duration.ofSeconds(SECONDS),
            new Treatment(AspectRatio.PORTRAIT, Framing.CENTER_CROP, style),
            1080,
            false),
        new Transcript("en", words));
  }

  private Cost cost(Path source, RenderPlan plan) throws Exception {
    var began = cpuSeconds();
    FFMPEG
        .renderer()
        .render(source, plan, folder.resolve("clip.mp4"), folder.resolve("clip.jpg"), Meter.NONE);
    var made = cpuSeconds();
    var filtered = new double[1];
    draw(
        plan,
        overlays -> {
          var drawn = cpuSeconds();
          filter(source, plan, overlays);
          filtered[0] = cpuSeconds() - drawn;
        });
    return new Cost(made - began, cpuSeconds() - made - filtered[0], filtered[0]);
  }

  private void draw(RenderPlan plan, WithOverlays then) throws Exception {
    var drawn = Files.createDirectories(folder.resolve("drawn"));
    then.run(Overlays.draw(plan, drawn));
    try (var files = Files.list(drawn)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /// The film's pictures as the encoder would get them.
  private void filter(Path source, RenderPlan plan, Overlays overlays) throws Exception {
    var command = new ArrayList<String>(List.of("nice", "-n", "10"));
    command.addAll(Input.ffmpeg(BINARIES));
    command.set(3, BINARIES.ffmpeg().toAbsolutePath().toString());
    command.addAll(
        Input.foreign(
            source, "-ss", FfprobeProber.seconds(plan.span().startMs()), "-t", "" + SECONDS));
    command.addAll(overlays.inputs());
    command.addAll(
        List.of(
            "-filter_complex",
            PictureGraph.of(plan) + overlays.graph() + ",setsar=1,format=yuv420p[v]",
            "-map",
            "[v]",
            "-f",
            "null",
            "-"));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
    builder
        .environment()
        .put("LD_LIBRARY_PATH", BINARIES.ffmpeg().toAbsolutePath().resolveSibling("").toString());
    var process = builder.start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command));
      }
    } finally {
      process.destroyForcibly();
    }
  }

  @FunctionalInterface
  private interface WithOverlays {
    void run(Overlays overlays) throws Exception;
  }

  private static List<Double> each(
      List<Cost> with, List<Cost> without, ToDoubleBiFunction<Cost, Cost> figure) {
    var figures = new ArrayList<Double>();
    for (int round = 0; round < with.size(); round++) {
      figures.add(figure.applyAsDouble(with.get(round), without.get(round)));
    }
    figures.sort(null);
    return figures;
  }

  private static double median(List<Double> sorted) {
    return sorted.get(sorted.size() / 2);
  }

  /// Of this process and of all its children that have ended.
  private static double cpuSeconds() throws IOException {
    var stat = Files.readString(Path.of("/proc/self/stat"));
    var columns = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int column = 11; column <= 14; column++) {
      ticks += Long.parseLong(columns[column]);
    }
    return ticks / TICKS_PER_SECOND;
  }
}
