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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Turns a window into a moment with an explained score.
final class Judge {

  private static final int TITLE = 60;
  private static final int HOOK_WORDS = 12;

  private final Transcript transcript;
  private final List<Sentence> sentences;
  private final Signals signals;
  private final MeaningRules meaning;
  private final SignalRules measured;
  private final Predicate<Feature> used;

  /// @param used the rules that count
  Judge(Transcript transcript, Signals signals, MeaningRules meaning, Predicate<Feature> used) {
    this.transcript = transcript;
    this.sentences = transcript.sentences();
    this.signals = signals;
    this.meaning = meaning;
    this.measured = new SignalRules(transcript, signals);
    this.used = used;
  }

  Moment judge(Span window) {
    var said = sentences.stream().filter(sentence -> window.overlaps(sentence.span())).toList();
    var whole = said.stream().filter(sentence -> window.covers(sentence.span())).toList();
    var speech = new Speech(window, transcript.within(window), said, whole);
    var evidence = evidence(speech);
    var score =
        new Score(
            Tally.of(Part.HOOK, evidence).part(),
            Tally.of(Part.ENGAGEMENT, evidence).part(),
            Tally.of(Part.VALUE, evidence).part(),
            Tally.of(Part.SHAREABILITY, evidence).part(),
            Lifts.of(window, signals));
    return new Moment(
        window,
        title(speech),
        hook(speech),
        reason(speech, evidence),
        speech.isSilent() ? Category.SURPRISING : Lexicon.category(speech.bareWords()),
        score);
  }

  private List<Evidence> evidence(Speech speech) {
    var evidence = new ArrayList<Evidence>();
    if (!speech.isSilent()) {
      evidence.addAll(WordRules.of(speech));
      evidence.addAll(meaning.of(speech));
    }
    evidence.addAll(measured.of(speech));
    return evidence.stream().filter(each -> used.test(each.feature())).toList();
  }

  private static String reason(Speech speech, List<Evidence> evidence) {
    var strongest =
        evidence.stream()
            .filter(each -> each.points() >= 1)
            .sorted(Comparator.comparingDouble(Evidence::points).reversed())
            .limit(3)
            .map(each -> each.feature().label())
            .toList();
    if (strongest.isEmpty()) {
      return "Nothing stands out here; it fills the number asked for.";
    }
    var last = strongest.getLast();
    var text =
        strongest.size() == 1
            ? last
            : String.join(", ", strongest.subList(0, strongest.size() - 1)) + " and " + last;
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
    text = text.replaceFirst("^(?i:and|but|so|or|because|then|well)[, ]+(?=\\S+ \\S+ \\S)", "");
    if (text.length() > TITLE) {
      var end = text.lastIndexOf(' ', TITLE - 1);
      text = text.substring(0, end > 0 ? end : TITLE - 1).replaceAll("[\\p{P}\\s]+$", "") + "…";
    } else {
      text = text.replaceFirst("[.,;:]+$", "");
    }
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /// The first sentence, or as much of it as is read in a few seconds.
  private static String hook(Speech speech) {
    if (speech.isSilent()) {
      return "";
    }
    var first = speech.touched().getFirst();
    return speech.window().covers(first.span()) && first.words().size() <= HOOK_WORDS
        ? first.text()
        : speech.firstWords(HOOK_WORDS) + (speech.words().size() > HOOK_WORDS ? "…" : "");
  }
}
