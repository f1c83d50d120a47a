package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.Locale;

/// An amount that somebody earned, with its own release date. A base and each increment of a bonus
/// or of what is metered are lines of their own.
///
/// @param id its name
/// @param payee who earned it
/// @param source what earned it, as the text form of an id: a claim, later a sale or a tip
/// @param kind which part of the source's earnings it is
/// @param number the how-manieth line of that source and kind, from 1
/// @param split what it was divided into; the payee's part is what is held
/// @param rule the rule by which its amount was found, with its version
/// @param state where it is
public record Line(
    LineId id,
    PartyId payee,
    String source,
    Kind kind,
    int number,
    Split split,
    String rule,
    LineState state) {

  public Line {
    if (number < 1) {
      throw new IllegalArgumentException("lines are numbered from 1");
    }
    if (!split.gross().isPositive()) {
      throw new IllegalArgumentException("a line must be worth something");
    }
  }

  /// A line as it is made: held until `releaseAt`.
  public static Line held(
      LineId id,
      PartyId payee,
      String source,
      Kind kind,
      int number,
      Split split,
      String rule,
      Instant releaseAt) {
    return new Line(id, payee, source, kind, number, split, rule, new LineState.Held(releaseAt));
  }

  /// What the payee gets of it as it stands.
  public Money amount() {
    return split.payee();
  }

  /// Whether it can be released at `now`, as far as time is concerned.
  public boolean due(Instant now) {
    return switch (state) {
      case LineState.Held held -> !held.until().isAfter(now);
      case LineState.Released released -> false;
      case LineState.Reversed reversed -> false;
    };
  }

  /// Which part of the earnings of its source a line is.
  public enum Kind {
    /// Earned at once.
    BASE,
    /// On top of a base, as it grows.
    BONUS,
    /// Earned by counting, as it grows.
    METERED,
    /// A gift on top of what was earned.
    TIP;

    /// Its name in lower case, as the ledger and the API say it: `bonus`.
    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
