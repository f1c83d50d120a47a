package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.ClipPipeline;
import io.clipgen.application.clips.port.ClipRenderer;
import io.clipgen.application.clips.port.HighlightAnalyst;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.SentenceMeaning;
import io.clipgen.application.clips.port.SignalAnalyser;
import io.clipgen.application.clips.port.SubjectFinder;
import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.application.clips.port.TranscriptReader;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Face;
import io.clipgen.domain.clips.Inspection;
import io.clipgen.domain.clips.Levelling;
import io.clipgen.domain.clips.Loudness;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.Region;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.Sightings;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.SourceRules;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Storyboard;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import io.clipgen.domain.testing.SignalsBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A studio whose videos are text: the first line says `video MILLISECONDS WIDTH HEIGHT`, and `cut
/// off` where the end is missing. It counts its work, and fails when told to.
public final class PaperStudio {

  /// How often a video was measured.
  public final AtomicInteger measured = new AtomicInteger();

  /// How often somebody listened.
  public final AtomicInteger heard = new AtomicInteger();

  /// How many clips were rendered.
  public final AtomicInteger rendered = new AtomicInteger();

  /// How many of them carry the mark.
  public final AtomicInteger marked = new AtomicInteger();

  private @Nullable RuntimeException failure;
  private int failsAt = -1;
  private Transcript said = Footage.analysis(Footage.MINUTE).transcript();
  private List<Span> silences = List.of();

  /// A video of that length, HD, with sound.
  public static byte[] video(long ms) {
    return "video %d 1920 1080\n".formatted(ms).getBytes(StandardCharsets.UTF_8);
  }

  /// From now on that is heard in every video, and nothing in `silences`.
  public void hears(Transcript said, List<Span> silences) {
    this.said = said;
    this.silences = List.copyOf(silences);
  }

  /// From now on the rendering that begins as number `at`, from 1, and each after it throws
  /// `failure`.
  public void failAt(int at, RuntimeException failure) {
    this.failsAt = at;
    this.failure = failure;
  }

  /// Works as it should again.
  public void recover() {
    failsAt = -1;
  }

  /// The real pipeline over these tools.
  public ClipPipeline pipeline() {
    return new ClipPipeline(
        prober(),
        analyser(),
        transcriber(),
        analyst(),
        SentenceMeaning.NONE,
        subjects(),
        renderer(),
        SourceRules.DEFAULT);
  }

  /// Its prober.
  public MediaProber prober() {
    return new Prober();
  }

  /// Its analyser.
  public SignalAnalyser analyser() {
    return new Analyser();
  }

  /// Its transcriber, which hears the same in every video.
  public Transcriber transcriber() {
    return new Hearing();
  }

  /// Its reader of transcripts, which have a word in each line: `500 800 Ask`.
  public static TranscriptReader transcripts() {
    return file -> {
      try {
        List<Word> words = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
          String[] parts = line.split(" ");
          if (parts.length != 3) {
            throw new UnusableMedia("Line %d is no word.".formatted(words.size() + 1));
          }
          Span span = Span.of(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
          words.add(new Word(parts[2], span, 1));
        }
        return new Transcript("und", words);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /// Its analyst.
  public HighlightAnalyst analyst() {
    return new Analyst();
  }

  /// Its finder of subjects, which sees the same face twice a second, in the middle.
  public SubjectFinder subjects() {
    return (_, _, span, cuts, _, meter) -> {
      meter.reached(0.5);
      List<Sightings.Sighting> pictures = new ArrayList<>();
      for (long at = 0; at < span.lengthMs(); at += 500) {
        pictures.add(
            new Sightings.Sighting(at, List.of(new Face(new Region(0.45, 0.3, 0.1, 0.2), 0.9))));
      }
      return new Sightings(cuts, pictures);
    };
  }

  /// Its renderer.
  public ClipRenderer renderer() {
    return this::render;
  }

  private void render(RenderPlan plan, Path clip, Path thumbnail) {
    if (failsAt >= 0 && rendered.get() + 1 >= failsAt && failure != null) {
      throw failure;
    }
    rendered.incrementAndGet();
    marked.addAndGet(plan.watermark() ? 1 : 0);
    write(
        clip,
        "video %d %d %d".formatted(plan.lengthMs(), plan.size().width(), plan.size().height()));
    write(thumbnail, "picture of " + plan.span());
  }

  private ClipRenderer.Rendered render(
      Path video, RenderPlan plan, Path clip, Path thumbnail, Meter meter)
      throws InterruptedException {
    meter.reached(0.5);
    render(plan, clip, thumbnail);
    meter.reached(1);
    return new ClipRenderer.Rendered(Levelling.NONE, Optional.empty());
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String firstLine(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      String start = new String(content.readNBytes(100), StandardCharsets.ISO_8859_1);
      return start.lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Prober implements MediaProber {

    @Override
    public MediaInfo probe(Path file) {
      String[] words = firstLine(file).split(" ");
      if (!words[0].equals("video")) {
        throw new UnusableMedia("This is no video.");
      }
      try {
        return new MediaInfo(
            "paper",
            Long.parseLong(words[1]),
            Files.size(file),
            Optional.of(
                new MediaInfo.Picture(
                    "h264", Integer.parseInt(words[2]), Integer.parseInt(words[3]), 30)),
            Optional.of(new MediaInfo.Sound("aac", 2, 48_000)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Inspection inspect(Path clip, MediaInfo info, long openingMs) {
      return new Inspection(info, Optional.of(new Loudness(-14, -2)), 0, 0);
    }

    @Override
    public void checkEnd(Path file, MediaInfo info) {
      if (firstLine(file).endsWith("cut off")) {
        throw new UnusableMedia("The end of the video is missing.");
      }
    }
  }

  private final class Analyser implements SignalAnalyser {

    @Override
    public Measured measure(Path video, MediaInfo info, Path folder, Meter meter)
        throws InterruptedException {
      meter.reached(0);
      measured.incrementAndGet();
      if (firstLine(video).endsWith("broken inside")) {
        throw new UnusableMedia("The video is broken at 0:12.");
      }
      Path sound = folder.resolve("sound");
      write(sound, "");
      Path sheet = folder.resolve("sheet");
      write(sheet, "small pictures");
      return new Measured(
          SignalsBuilder.of(info.durationMs())
              .voices(Span.of(0, info.durationMs()))
              .silences(silences.toArray(Span[]::new))
              .build(),
          Optional.of(sound),
          new Sheet(Storyboard.of(info.picture(), info.durationMs()), sheet));
    }

    @Override
    public Optional<Path> sound(Path video, MediaInfo info, Path folder, Meter meter) {
      Path sound = folder.resolve("sound");
      write(sound, "");
      return Optional.of(sound);
    }
  }

  private final class Hearing implements Transcriber {

    @Override
    public Transcript transcribe(Path sound, Signals signals, Meter meter)
        throws InterruptedException {
      meter.reached(1);
      heard.incrementAndGet();
      return said;
    }

    @Override
    public String description() {
      return "paper";
    }
  }

  private static final class Analyst implements HighlightAnalyst {

    @Override
    public List<Moment> propose(
        Transcript transcript, Signals signals, ClipRequest request, Meter meter) {
      List<Moment> moments = new ArrayList<>();
      for (long at = 0; at + 15_000 <= signals.durationMs(); at += 15_000) {
        moments.add(Footage.moment(at));
      }
      return moments;
    }

    @Override
    public String description() {
      return "paper";
    }
  }
}
