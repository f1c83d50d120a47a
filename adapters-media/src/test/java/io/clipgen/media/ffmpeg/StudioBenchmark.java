package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clipgen.application.clips.ClipPipeline;
import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcoder;
import io.clipgen.application.clips.testing.InMemoryBlobStore;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Ladder;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.Selection;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.media.MediaSettings;
import io.clipgen.media.MediaTools;
import io.clipgen.media.Samples;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The studio beside the best that can be written by hand with the same FFmpeg, in turns, on a
/// synthetic video that is made once. CPU seconds count what this process and its children
/// computed.
class StudioBenchmark {

  private static final int MINUTES = Integer.getInteger("bench.minutes", 10);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
  private static final int WHOLE_ROUNDS = Integer.getInteger("bench.whole.rounds", 1);
  private static final int CLIPS = Integer.getInteger("bench.clips", 10);
  private static final int CLIP_SECONDS = Integer.getInteger("bench.clip.seconds", 30);
  private static final int LADDER_SECONDS = Integer.getInteger("bench.ladder.seconds", 20);
  private static final long TICKS_PER_SECOND = 100;

  private static final Binaries BINARIES = new Locator(Samples.CACHE, null).find("bundled");
  private static final Ffmpeg FFMPEG = Ffmpeg.of("bundled", Samples.CACHE);
  private static final Map<String, Object> FIGURES = new LinkedHashMap<>();

  private static Path source;
  private static MediaInfo info;

  @TempDir Path folder;

  @BeforeAll
  static void make() throws Exception {
    var media = Files.createDirectories(Path.of("target", "bench-media")).toAbsolutePath();
    source = media.resolve("source-" + MINUTES + ".mp4");
    if (!Files.exists(source)) {
      var draft = media.resolve("draft.mp4");
      // Scenes of 15 s that move differently, under one voice that goes on talking.
      ffmpeg(
          media,
          "-f",
          "lavfi",
          "-i",
          "testsrc2=s=1920x1080:r=30,hue=h=floor(t/15)*70,noise=alls=6:allf=t",
          "-stream_loop",
          "-1",
          "-i",
          Path.of("samples/speech/jfk.wav").toAbsolutePath().toString(),
          "-t",
          Integer.toString(MINUTES * 60),
          "-c:v",
          "libx264",
          "-preset",
          "superfast",
          "-g",
          "60",
          "-pix_fmt",
          "yuv420p",
          "-c:a",
          "aac",
          draft.toString());
      Files.move(draft, source, StandardCopyOption.ATOMIC_MOVE);
    }
    info = FFMPEG.prober().probe(source);
  }

  @AfterAll
  static void write() throws IOException {
    var bench = Files.createDirectories(Path.of("target", "bench"));
    Files.writeString(
        bench.resolve("studio.json"),
        new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(FIGURES) + "\n");
  }

  @Test
  void all_signals_in_one_decode() throws Exception {
    compare(
        "all signals of %d minutes".formatted(MINUTES),
        ROUNDS,
        List.of(
            new Way("one decode, all signals", this::measure),
            new Way("decode only", () -> decode("null", "anull")),
            new Way("a pass for each signal", this::separately)),
        "<= 1.15 x decode only, >= 3 x faster than separate passes");
  }

  @Test
  void clips_of_one_source() throws Exception {
    var ways =
        new ArrayList<>(
            List.of(
                new Way("the studio", () -> clips(this::render)),
                new Way("by hand: seek, then decode", () -> clips(this::byHand))));
    compare("%d clips of %d s".formatted(CLIPS, CLIP_SECONDS), ROUNDS, ways, "<= 1.05 x by hand");
    compare(
        "%d clips of %d s, naively".formatted(CLIPS, CLIP_SECONDS),
        1,
        List.of(ways.getFirst(), new Way("decode, then seek", () -> clips(this::naively))),
        "-");
  }

  @Test
  void a_clip_costs_the_same_wherever_it_is() throws Exception {
    var late = Math.max(0, info.durationMs() - CLIP_SECONDS * 1_000L);
    var early = Math.min(10_000, late);
    compare(
        "a clip at the end beside one at the beginning",
        ROUNDS,
        List.of(
            new Way("at " + Span.clock(late), () -> render(late)),
            new Way("at " + Span.clock(early), () -> render(early))),
        "about 1");
  }

  @Test
  void a_ladder_in_one_process() throws Exception {
    var film = Files.createDirectories(folder.resolve("film")).resolve("film.mp4");
    ffmpeg(
        folder, "-i", source.toString(), "-t", "" + LADDER_SECONDS, "-c", "copy", film.toString());
    var about = FFMPEG.prober().probe(film);
    var ladder = Ladder.of(about);
    compare(
        "a ladder of %d rungs, %d s of 1080p".formatted(ladder.rungs().size(), LADDER_SECONDS),
        ROUNDS,
        List.of(
            new Way("one process", () -> stream(film, about, ladder)),
            new Way("a process for each rung", () -> rungs(film, about, ladder))),
        "<= 0.75 x the CPU of a process for each rung");
  }

  /// Whisper is the same in both: what is added around it is measured.
  @Test
  void the_whole_beside_its_parts() throws Exception {
    var tools = new MediaTools(MediaSettings.of(key -> Optional.empty()));
    compare(
        "the whole, from %d minutes to %d clips".formatted(MINUTES, CLIPS),
        WHOLE_ROUNDS,
        List.of(
            new Way("the studio", () -> whole(tools.pipeline())),
            new Way("the sum of its parts by hand", () -> parts(tools))),
        "<= 1.1 x");
  }

  // What is measured

  private void measure() throws Exception {
    var work = Files.createTempDirectory(folder, "work");
    FFMPEG.analyser().measure(source, info, work, Meter.NONE);
    remove(work);
  }

  private void separately() throws Exception {
    decode("scdet=threshold=10,metadata=print:file=-", null);
    decode("blackdetect", null);
    decode("freezedetect", null);
    decode("tblend=all_mode=difference,signalstats,metadata=print:file=-", null);
    decode("fps=1/10,scale=320:-2", null);
    decode(null, "silencedetect");
    decode(null, "ebur128");
    decode(null, "astats=metadata=1:reset=1");
  }

  private void decode(String picture, String sound) throws Exception {
    var command = new ArrayList<>(List.of("-i", source.toString()));
    if (picture != null) {
      command.addAll(List.of("-map", "0:v:0", "-vf", picture));
    }
    if (sound != null) {
      command.addAll(List.of("-map", "0:a:0", "-af", sound));
    }
    command.addAll(List.of("-f", "null", "-"));
    ffmpeg(folder, command.toArray(String[]::new));
  }

  /// Two at a time, as the pipeline does.
  private void clips(ClipAt one) throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      var running =
          threads.invokeAll(
              starts()
                  .mapToObj(
                      start ->
                          (Callable<Boolean>)
                              () -> {
                                one.make(start);
                                return true;
                              })
                  .toList());
      for (var each : running) {
        each.get();
      }
    }
  }

  /// When clips begin that are spread over the whole film.
  private static LongStream starts() {
    var step = Math.max(0, info.durationMs() - CLIP_SECONDS * 1_000L) / Math.max(1, CLIPS - 1);
    return LongStream.range(0, CLIPS).map(number -> number * step);
  }

  private void render(long startMs) throws Exception {
    var work = Files.createTempDirectory(folder, "clip");
    var plan =
        RenderPlan.of(
            info,
            Span.of(startMs, Math.min(info.durationMs(), startMs + CLIP_SECONDS * 1_000L)),
            new ClipRequest(
                1,
                Duration.ofSeconds(CLIP_SECONDS),
                Treatment.plain(AspectRatio.PORTRAIT),
                1080,
                false),
            Transcript.SILENT,
            Signals.none(info.durationMs()),
            io.clipgen.domain.clips.Sightings.NONE);
    FFMPEG
        .renderer()
        .render(source, plan, work.resolve("clip.mp4"), work.resolve("clip.jpg"), Meter.NONE);
    remove(work);
  }

  private void byHand(long startMs) throws Exception {
    cut("-ss", startMs, true);
  }

  private void naively(long startMs) throws Exception {
    cut("-ss", startMs, false);
  }

  private void cut(String seek, long startMs, boolean first) throws Exception {
    var work = Files.createTempDirectory(folder, "clip");
    var from = List.of(seek, FfprobeProber.seconds(startMs), "-t", Integer.toString(CLIP_SECONDS));
    var command = new ArrayList<String>();
    if (first) {
      command.addAll(from);
    }
    command.addAll(List.of("-i", source.toString()));
    if (!first) {
      command.addAll(from);
    }
    command.addAll(
        List.of(
            "-vf",
            "crop=ih*9/16:ih,scale=1080:1920:flags=bicubic,setsar=1",
            "-af",
            "loudnorm=I=-14:TP=-1.5:LRA=11",
            "-c:v",
            "libx264",
            "-preset",
            "veryfast",
            "-crf",
            "21",
            "-threads",
            "1",
            "-g",
            "60",
            "-pix_fmt",
            "yuv420p",
            "-c:a",
            "aac",
            "-b:a",
            "128k",
            "-ar",
            "48000",
            "-movflags",
            "+faststart",
            work.resolve("clip.mp4").toString()));
    ffmpeg(work, command.toArray(String[]::new));
    remove(work);
  }

  private static void stream(Path film, MediaInfo about, Ladder ladder) throws Exception {
    FFMPEG
        .transcoder(new InMemoryBlobStore())
        .transcode(
            new Transcoder.Order(
                "str_bench", new BlobKey("film.mp4"), film, about, ladder, "streams/bench"),
            Meter.NONE);
  }

  /// Sound with the first of them only, as in the ladder.
  private static void rungs(Path film, MediaInfo about, Ladder ladder) throws Exception {
    for (var rung : ladder.rungs()) {
      var first = rung.equals(ladder.rungs().getFirst());
      stream(
          film,
          about,
          new Ladder(List.of(rung), ladder.framesPerSecond(), ladder.sound() && first));
    }
  }

  /// The film says the same over and over, and of that the studio takes one clip: it chooses, and
  /// as many clips as by hand are made where those are.
  private void whole(ClipPipeline pipeline) throws Exception {
    var work = Files.createTempDirectory(folder, "whole");
    var analysis = pipeline.analyse(source, null, work, (_, _) -> {});
    var request = ClipRequest.of(CLIPS, Duration.ofSeconds(CLIP_SECONDS), AspectRatio.PORTRAIT);
    var best = pipeline.choose(analysis, request, (_, _) -> {}).moments().getFirst();
    var moments =
        starts().mapToObj(start -> best.at(Span.of(start, start + CLIP_SECONDS * 1_000L))).toList();
    var made =
        pipeline.render(
            source,
            analysis,
            request,
            new Selection(moments, List.of(), List.of()),
            work,
            (_, _) -> {});
    assertThat(made.clips()).hasSize(CLIPS);
    remove(work);
  }

  private void parts(MediaTools tools) throws Exception {
    var work = Files.createTempDirectory(folder, "parts");
    decode("fps=10,scale=160:90:flags=fast_bilinear,format=gray", "ebur128=metadata=1");
    ffmpeg(
        work, "-i", source.toString(), "-vn", "-ac", "1", "-ar", "16000", "-f", "s16le", "sound");
    tools
        .transcriber()
        .transcribe(work.resolve("sound"), Signals.none(info.durationMs()), Meter.NONE);
    clips(this::byHand);
    remove(work);
  }

  // How it is measured

  @FunctionalInterface
  private interface ClipAt {
    void make(long startMs) throws Exception;
  }

  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  private record Way(String name, Work work) {}

  private record Cost(double seconds, double cpu) {}

  /// In turns; the ratios are of the first to each other, round by round.
  private static void compare(String title, int rounds, List<Way> ways, String goal)
      throws Exception {
    var costs = new LinkedHashMap<String, List<Cost>>();
    ways.forEach(way -> costs.put(way.name, new ArrayList<>()));
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    for (int round = 0; round < rounds; round++) {
      for (var way : ways) {
        var began = System.nanoTime();
        var cpu = cpuSeconds();
        way.work.run();
        costs.get(way.name).add(new Cost((System.nanoTime() - began) / 1e9, cpuSeconds() - cpu));
      }
    }
    var lines = new ArrayList<Map<String, Object>>();
    var ours = costs.get(ways.getFirst().name);
    System.out.printf("%n%s (%d rounds), goal %s%n", title, rounds, goal);
    for (var way : ways) {
      var theirs = costs.get(way.name);
      var wall = ratios(ours, theirs, false);
      var cpu = ratios(ours, theirs, true);
      System.out.printf(
          "  %-30s %8.1f s %8.1f CPU s   ours / it: %.2f (%.2f - %.2f) of the time, %.2f (%.2f - %.2f) of the CPU%n",
          way.name,
          median(theirs.stream().map(Cost::seconds).toList()),
          median(theirs.stream().map(Cost::cpu).toList()),
          median(wall),
          wall.getFirst(),
          wall.getLast(),
          median(cpu),
          cpu.getFirst(),
          cpu.getLast());
      lines.add(
          Map.of(
              "way",
              way.name,
              "seconds",
              theirs.stream().map(Cost::seconds).toList(),
              "cpuSeconds",
              theirs.stream().map(Cost::cpu).toList(),
              "ratioOfTime",
              wall,
              "ratioOfCpu",
              cpu));
    }
    var heap = megabytes(MemoryType.HEAP);
    var other = megabytes(MemoryType.NON_HEAP);
    System.out.printf(
        "  at most %d MB of heap, %d MB of metaspace and code (goal 400)%n", heap, other);
    FIGURES.put(title, Map.of("goal", goal, "ways", lines, "heapMb", heap, "nonHeapMb", other));
  }

  private static List<Double> ratios(List<Cost> ours, List<Cost> theirs, boolean cpu) {
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(
          cpu ? ours.get(i).cpu / theirs.get(i).cpu : ours.get(i).seconds / theirs.get(i).seconds);
    }
    Collections.sort(ratios);
    return ratios;
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static List<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans();
  }

  private static long megabytes(MemoryType type) {
    return pools().stream()
            .filter(pool -> pool.getType() == type)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum()
        >> 20;
  }

  /// Of this process and of all its children that have ended.
  private static double cpuSeconds() throws IOException {
    var stat = Files.readString(Path.of("/proc/self/stat"));
    var columns = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int column = 11; column <= 14; column++) {
      ticks += Long.parseLong(columns[column]);
    }
    return ticks / (double) TICKS_PER_SECOND;
  }

  private static void ffmpeg(Path where, String... arguments) throws Exception {
    // As polite as the studio is.
    var command =
        new ArrayList<>(List.of("nice", "-n", "10", BINARIES.ffmpeg().toAbsolutePath().toString()));
    command.addAll(List.of("-nostdin", "-v", "error", "-y"));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .put("LD_LIBRARY_PATH", BINARIES.ffmpeg().toAbsolutePath().getParent().toString());
    var process = builder.start();
    try {
      assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void remove(Path work) throws IOException {
    try (var files = Files.walk(work)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
