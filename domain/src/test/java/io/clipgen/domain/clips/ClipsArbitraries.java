package io.clipgen.domain.clips;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Values of the clip studio for properties.
public final class ClipsArbitraries {

  private ClipsArbitraries() {}

  /// Transcripts of talk with pauses of up to 6 s between its words, some of which end sentences.
  public static Arbitrary<Transcript> transcripts() {
    var word =
        Combinators.combine(
                Arbitraries.longs().between(0, 6_000).injectDuplicates(0.3),
                Arbitraries.longs().between(20, 1_500),
                Arbitraries.of("well", "so", "never", "done.", "why?", "Mr.", "42", "Ann,"))
            .as(Said::new);
    return word.list().ofMaxSize(120).map(ClipsArbitraries::spoken);
  }

  private static Transcript spoken(List<Said> said) {
    var words = new ArrayList<Word>();
    long at = 0;
    for (var each : said) {
      at += each.pauseMs > 3_000 ? each.pauseMs : each.pauseMs / 10;
      words.add(new Word(each.text, Span.of(at, at + each.lengthMs), 1));
      at += each.lengthMs;
    }
    return new Transcript("en", words);
  }

  /// Spans within the first `endMs` milliseconds.
  public static Arbitrary<Span> spans(long endMs) {
    return Combinators.combine(
            Arbitraries.longs().between(0, endMs - 1), Arbitraries.longs().between(1, endMs))
        .as((start, length) -> Span.of(start, Math.min(endMs, start + length)));
  }

  /// Requests of any count, length and shape.
  public static Arbitrary<ClipRequest> requests() {
    return Combinators.combine(
            Arbitraries.integers().between(1, ClipRequest.MOST_CLIPS),
            Arbitraries.integers().between(3, 60),
            Arbitraries.of(AspectRatio.values()))
        .as((count, seconds, ratio) -> ClipRequest.of(count, Duration.ofSeconds(seconds), ratio));
  }

  /// Scores of any height.
  public static Arbitrary<Score> scores() {
    var part = Arbitraries.integers().between(0, 25).map(points -> new Score.Part(points, "why"));
    return Combinators.combine(part, part, part, part)
        .as(
            (hook, engagement, value, shareability) ->
                new Score(hook, engagement, value, shareability, List.of()));
  }

  private record Said(long pauseMs, long lengthMs, String text) {}
}
