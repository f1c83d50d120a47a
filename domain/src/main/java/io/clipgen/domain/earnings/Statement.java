package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Period;
import java.time.Instant;
import java.util.List;

/// What moved on a party's available money in a period: opening + movements = closing, or it does
/// not exist.
///
/// @param opening what was available when the period began
/// @param items what moved, in the order it did
/// @param closing what was available when the period ended
public record Statement(
    PartyId party, Period period, Money opening, List<Item> items, Money closing) {

  public Statement {
    items = List.copyOf(items);
    Money sum = items.stream().map(Item::amount).reduce(opening, Money::plus);
    if (!sum.equals(closing)) {
      throw new IllegalArgumentException(
          "a statement must add up: its items lead to " + sum + ", not to " + closing);
    }
    for (Item item : items) {
      if (!period.contains(item.at())) {
        throw new IllegalArgumentException("an item of a statement must lie in its period");
      }
    }
  }

  /// A statement whose closing balance follows from its items.
  public static Statement of(PartyId party, Period period, Money opening, List<Item> items) {
    return new Statement(
        party,
        period,
        opening,
        items,
        items.stream().map(Item::amount).reduce(opening, Money::plus));
  }

  /// One movement.
  ///
  /// @param at in business time
  /// @param source what it is about, as the text form of an id
  /// @param event what happened
  /// @param amount above zero in, below zero out
  public record Item(Instant at, String source, String event, Money amount) {}
}
