package io.clipgen.web.clips;

import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.clips.Card;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A card before or after a clip.
@Serdeable
record CardJson(
    @Schema(description = "What is written large, 1 to 80 characters; empty for no card")
        @Nullable String title,
    @Schema(description = "What is written small below it") @Nullable String line,
    @Schema(description = "How long it is shown, 0.5 to 10; 2 unless said", example = "2")
        @Nullable Double seconds) {

  static @Nullable CardJson from(Optional<Card> card) {
    return card.map(each -> new CardJson(each.title(), each.line(), each.lengthMs() / 1000.0))
        .orElse(null);
  }

  /// What is wanted in place of `usual`, where nothing means that it stays.
  ///
  /// @throws InvalidInput if it breaks a rule; names the field
  static @Nullable Card over(String field, @Nullable CardJson wanted, @Nullable Card usual) {
    if (wanted == null) {
      return usual;
    }
    String title = wanted.title == null ? "" : wanted.title;
    if (title.isBlank()) {
      return null;
    }
    long ms =
        wanted.seconds == null
            ? Card.USUAL.toMillis()
            : Math.round(Math.clamp(wanted.seconds, 0, 1_000) * 1000);
    return InvalidInput.reading(
        field, () -> new Card(title, wanted.line == null ? "" : wanted.line, ms));
  }
}
