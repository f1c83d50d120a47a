package io.clipgen.media.offline;

import io.clipgen.domain.clips.Category;
import io.clipgen.domain.clips.Lifts;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.Score;
import io.clipgen.domain.clips.Sentence;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.media.offline.Feature.Part;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Turns a window into a moment with an explained score.
final class Judge {

  private static final int TITLE = 60;
  private static final int HOOK_WORDS = 12;

  private final Transcript transcript;
  private final List<Sentence> sentences;
  private final Signals signals;

  Judge(Transcript transcript, Signals signals) {
    this.transcript = transcript;
    this.sentences = transcript.sentences();
    this.signals = signals;
  }

  Moment judge(Span window) {
    var said = sentences.stream().filter(sentence -> window.overlaps(sentence.span())).toList();
    var whole = said.stream().filter(sentence -> window.covers(sentence.span())).toList();
    var speech = new Speech(window, transcript.within(window), said, whole);
    var evidence = Evidence.all(speech, signals);
    var score =
        new Score(
            part(Part.HOOK, evidence),
            part(Part.ENGAGEMENT, evidence),
            part(Part.VALUE, evidence),
            part(Part.SHAREABILITY, evidence),
            Lifts.of(window, signals));
    return new Moment(
        window,
        title(speech),
        hook(speech),
        reason(speech, evidence),
        speech.isSilent() ? Category.SURPRISING : Lexicon.category(speech.bareWords()),
        score);
  }

  private static Score.Part part(Part part, List<Evidence> evidence) {
    var mine = evidence.stream().filter(each -> each.feature().part() == part).toList();
    var points = mine.stream().mapToDouble(Evidence::exactPoints).sum();
    var why =
        mine.stream()
            .filter(each -> each.points() > 0)
            .sorted(Comparator.comparingDouble(Evidence::exactPoints).reversed())
            .map(Evidence::toString)
            .collect(Collectors.joining("; "));
    return Score.Part.clamped(Math.round(points), why.isEmpty() ? "nothing found" : why);
  }

  private static String reason(Speech speech, List<Evidence> evidence) {
    var strongest =
        evidence.stream()
            .filter(each -> each.points() > 0)
            .sorted(Comparator.comparingDouble(Evidence::exactPoints).reversed())
            .limit(3)
            .map(each -> each.feature().label())
            .toList();
    if (strongest.isEmpty()) {
      return "Nothing stands out here; it fills the number asked for.";
    }
    var text = String.join(", ", strongest);
    return Character.toUpperCase(text.charAt(0))
        + text.substring(1)
        + (speech.isSilent() ? "; nobody speaks." : ".");
  }

  private static String title(Speech speech) {
    if (speech.isSilent()) {
      return "Scene at " + Span.clock(speech.window().startMs());
    }
    var text =
        speech.mostQuotable().map(Sentence::text).orElseGet(() -> speech.firstWords(HOOK_WORDS));
    if (text.length() > TITLE) {
      var end = text.lastIndexOf(' ', TITLE - 1);
      text = text.substring(0, end > 0 ? end : TITLE - 1).replaceAll("[\\p{P}\\s]+$", "") + "…";
    }
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String hook(Speech speech) {
    return speech.isSilent() ? "" : speech.firstWords(HOOK_WORDS);
  }
}
