package io.clipgen.media.offline;

import io.clipgen.application.clips.port.HighlightAnalyst;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.SentenceMeaning;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Meaning;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.Selection;
import io.clipgen.domain.clips.Sentence;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/// A video of the gold set as it was measured, and how well something chooses from it: as many
/// clips as it has prizes.
///
/// A clip hits a prize that it shares more than half with; a second clip of the same prize hits
/// nothing.
record Gold(GoldVideo video, Signals signals) {

  static final Duration LENGTH = Duration.ofSeconds(20);

  /// How well was chosen.
  ///
  /// @param precision the part of the clips that hit a prize
  /// @param gain normalized discounted cumulative gain: 1 for all prizes, the best first
  record Figures(double precision, double gain) {

    static Figures mean(List<Figures> all) {
      return new Figures(
          all.stream().mapToDouble(Figures::precision).average().orElse(0),
          all.stream().mapToDouble(Figures::gain).average().orElse(0));
    }
  }

  ClipRequest request() {
    return ClipRequest.of(video.prizes().size(), LENGTH, AspectRatio.PORTRAIT);
  }

  /// As the pipeline chooses with that analyst.
  List<Moment> chosen(HighlightAnalyst analyst, SentenceMeaning model) throws InterruptedException {
    var proposed = analyst.propose(video.transcript(), signals, request(), Meter.NONE);
    var sentences = video.transcript().sentences();
    var meaning =
        Meaning.of(sentences, model.of("en", sentences.stream().map(Sentence::text).toList()));
    return Selection.choose(proposed, video.transcript(), signals, request(), meaning).moments();
  }

  Figures of(HighlightAnalyst analyst, SentenceMeaning model) throws InterruptedException {
    return of(chosen(analyst, model));
  }

  Figures of(List<Moment> chosen) {
    return figures(chosen.stream().map(Moment::span).toList());
  }

  Figures loudest() {
    return best(windows(), window -> signals.energy().mean(window));
  }

  Figures mostCuts() {
    return best(windows(), signals::cutsIn);
  }

  /// The mean over so many random choices.
  Figures random(int rounds) {
    var windows = windows();
    var all = new ArrayList<Figures>();
    for (int round = 0; round < rounds; round++) {
      var chance = new Random(round);
      all.add(best(windows, window -> chance.nextDouble()));
    }
    return Figures.mean(all);
  }

  /// The same windows as the analyst has.
  private List<Span> windows() {
    return Windows.of(video.transcript(), signals, request().lengths(), LENGTH.toMillis());
  }

  /// The best by one measure alone.
  private Figures best(List<Span> windows, ToDoubleFunction<Span> measure) {
    record Weighed(Span span, double weight) {}
    var chosen = new ArrayList<Span>();
    windows.stream()
        .map(window -> new Weighed(window, measure.applyAsDouble(window)))
        .sorted(Comparator.comparingDouble(Weighed::weight).reversed())
        .map(Weighed::span)
        .forEach(
            window -> {
              if (chosen.size() < video.prizes().size()
                  && chosen.stream().noneMatch(window::overlaps)) {
                chosen.add(window);
              }
            });
    return figures(chosen);
  }

  private Figures figures(List<Span> bestFirst) {
    var left = new ArrayList<>(video.prizes());
    double gain = 0;
    int hits = 0;
    for (int i = 0; i < bestFirst.size(); i++) {
      var clip = bestFirst.get(i);
      var hit =
          left.stream()
              .filter(prize -> prize.span().sharedMs(clip) * 2 > prize.span().lengthMs())
              .max(Comparator.comparingInt(GoldVideo.Prize::grade));
      if (hit.isPresent()) {
        hits++;
        gain += hit.get().grade() / discount(i);
        left.remove(hit.get());
      }
    }
    var grades =
        video.prizes().stream()
            .map(GoldVideo.Prize::grade)
            .sorted(Comparator.reverseOrder())
            .toList();
    double ideal = 0;
    for (int i = 0; i < grades.size(); i++) {
      ideal += grades.get(i) / discount(i);
    }
    return new Figures(hits / (double) video.prizes().size(), gain / ideal);
  }

  private static double discount(int place) {
    return Math.log(place + 2) / Math.log(2);
  }
}
