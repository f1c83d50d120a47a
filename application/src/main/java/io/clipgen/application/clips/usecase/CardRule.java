package io.clipgen.application.clips.usecase;

import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Limits;
import io.clipgen.domain.clips.Card;
import io.clipgen.domain.clips.Cards;
import io.clipgen.domain.shared.PartyId;
import java.util.Optional;

/// How long cards may be shown.
final class CardRule {

  private CardRule() {}

  /// @throws InvalidInput if one is shown for longer than the party's plan allows; names it
  static void check(Cards cards, Limits limits, PartyId party) {
    long most = limits.longestCard(party).toMillis();
    check("intro", cards.before(), most);
    check("outro", cards.after(), most);
  }

  private static void check(String field, Optional<Card> card, long most) {
    if (card.isPresent() && card.get().lengthMs() > most) {
      throw new InvalidInput(
          field, "must be shown for at most %.1f seconds".formatted(most / 1000.0));
    }
  }
}
