package io.clipgen.media.offline;

import io.clipgen.application.clips.port.SentenceMeaning;
import io.clipgen.domain.clips.Meaning;
import io.clipgen.domain.clips.Sentence;
import io.clipgen.domain.clips.Transcript;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What the rules about subjects say of a window: how far it keeps to one, whether it begins one,
/// and whether it is about the show instead of what the show is about. Without a model of meaning
/// the last is known by a few phrases, and the others not at all.
final class MeaningRules {

  /// Likeness from which on a sentence is one of those that every show has.
  private static final double LIKE = 0.5;

  private static final double FEW = 0.35;
  private static final double SHIFT = 0.8;
  private static final double LOOSE = 0.4;
  private static final double CLOSE = 0.8;

  private static final List<String> EVERY_SHOW_HAS =
      List.of(
          "Welcome back to the show, everybody.",
          "Hello and welcome, my name is Sam and I am your host.",
          "Thank you for watching, see you next time.",
          "Please subscribe to the channel and leave a like.",
          "This video is sponsored by our partner.",
          "Use our promo code for a discount on your first order.",
          "The link is in the description below.",
          "Leave us a review and five stars.",
          "Please take your seats, we are about to begin.",
          "Thanks for having me on the podcast.",
          "Follow us on social media.",
          "The slides and the recording will be online later.");

  private static final List<String> PHRASES =
      List.of(
          "subscribe",
          "promo code",
          "in the description",
          "sponsor",
          "brought to you by",
          "thanks for watching",
          "thank you for watching",
          "thanks for listening",
          "thank you for listening",
          "see you next",
          "welcome to",
          "welcome back",
          "good evening",
          "free trial",
          "leave a review",
          "follow us");

  private final Meaning meaning;
  private final Set<Sentence> housekeeping;

  private MeaningRules(Meaning meaning, Set<Sentence> housekeeping) {
    this.meaning = meaning;
    this.housekeeping = housekeeping;
  }

  static MeaningRules of(Transcript transcript, SentenceMeaning model) throws InterruptedException {
    var sentences = transcript.sentences();
    var meaning =
        Meaning.of(
            sentences,
            model.of(transcript.language(), sentences.stream().map(Sentence::text).toList()));
    var every =
        meaning.isKnown() ? model.of(transcript.language(), EVERY_SHOW_HAS) : List.<float[]>of();
    var housekeeping = new HashSet<Sentence>();
    for (var sentence : sentences) {
      var text = sentence.text().toLowerCase(Locale.ROOT);
      if (PHRASES.stream().anyMatch(text::contains)
          || every.stream()
              .anyMatch(direction -> meaning.likeness(sentence.span(), direction) > LIKE)) {
        housekeeping.add(sentence);
      }
    }
    return new MeaningRules(meaning, housekeeping);
  }

  List<Evidence> of(Speech speech) {
    double words = 0;
    double kept = 0;
    for (var sentence : speech.touched()) {
      words += sentence.words().size();
      kept += housekeeping.contains(sentence) ? sentence.words().size() : 0;
    }
    var opens = !speech.touched().isEmpty() && housekeeping.contains(speech.touched().getFirst());
    return List.of(
        Evidence.of(Feature.NEW_SUBJECT, meaning.shiftAt(speech.window().startMs()) / SHIFT),
        Evidence.of(
            Feature.ONE_SUBJECT, (meaning.cohesion(speech.window()) - LOOSE) / (CLOSE - LOOSE)),
        Evidence.of(Feature.OPENS_WITH_HOUSEKEEPING, opens),
        Evidence.of(Feature.HOUSEKEEPING, words == 0 ? 0 : kept / words / FEW));
  }
}
