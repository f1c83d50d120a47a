package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Hash;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What moved on a party's money in a period: of every balance opening + movements = closing, or
/// the statement does not exist.
///
/// @param sections one per balance, the available money first
/// @param anchor the seal over the newest entry of it; empty while that is not sealed, or if there
///   is none
/// @param asOf when it was told, where its period was not over; empty where nothing can come after
public record Statement(
    PartyId party,
    Period period,
    List<Section> sections,
    Optional<Anchor> anchor,
    Optional<Instant> asOf) {

  /// The name of the balance that can be taken out.
  public static final String AVAILABLE = "available";

  public Statement {
    sections = List.copyOf(sections);
    if (sections.isEmpty() || !sections.getFirst().name().equals(AVAILABLE)) {
      throw new IllegalArgumentException("a statement begins with what is available");
    }
    for (Section section : sections) {
      for (Item item : section.items()) {
        if (!period.contains(item.at())) {
          throw new IllegalArgumentException("an item of a statement must lie in its period");
        }
      }
    }
  }

  /// A statement of a period that is over.
  public Statement(PartyId party, Period period, List<Section> sections, Optional<Anchor> anchor) {
    this(party, period, sections, anchor, Optional.empty());
  }

  /// The statement, saying that it was told before its period was over, if that is so.
  public Statement toldAt(Instant now) {
    return now.isBefore(period.to())
        ? new Statement(party, period, sections, anchor, Optional.of(now))
        : this;
  }

  /// What can be taken out.
  public Section available() {
    return sections.getFirst();
  }

  /// The statement in one line of plain letters: whose, of when, every balance, and the seal. Each
  /// form of a statement carries it word by word.
  public String summary() {
    String balances =
        sections.stream()
            .map(
                s ->
                    "%s %s %s %s = %s"
                        .formatted(
                            s.name(),
                            text(s.opening()),
                            s.change().isNegative() ? "-" : "+",
                            text(s.change().isNegative() ? s.change().negated() : s.change()),
                            text(s.closing())))
            .collect(Collectors.joining("; "));
    return "party %s; from %s to %s%s; %s; %s"
        .formatted(
            party,
            period.from(),
            period.to(),
            asOf.map(", which was not over at %s"::formatted).orElse(""),
            balances,
            anchor.map(Anchor::toString).orElse("not sealed yet"));
  }

  /// An amount as people read it: with the decimals of its currency, and none where it has none.
  public static String text(Money amount) {
    int digits = digits(amount.currency());
    return String.format(
        Locale.ROOT,
        "%,." + digits + "f %s",
        BigDecimal.valueOf(amount.minor(), digits),
        amount.currency());
  }

  /// An amount as programs read it: with the decimals of its currency.
  public static String decimal(Money amount) {
    return BigDecimal.valueOf(amount.minor(), digits(amount.currency())).toPlainString();
  }

  private static int digits(String code) {
    if (code.length() != 3) {
      return 0;
    }
    try {
      return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
    } catch (IllegalArgumentException unknown) {
      return 0;
    }
  }

  /// One balance.
  ///
  /// @param name what it is: `available`, `held`, …, or a pot
  /// @param items what moved, in the order it did
  /// @param parts where what there is in the end lies; empty where it lies in one place
  public record Section(
      String name, Money opening, List<Item> items, Money closing, Map<String, Money> parts) {

    public Section {
      items = List.copyOf(items);
      parts = Map.copyOf(parts);
      Money sum = items.stream().map(Item::amount).reduce(opening, Money::plus);
      if (!sum.equals(closing)) {
        throw new IllegalArgumentException(
            "a statement must add up: the items of "
                + name
                + " lead to "
                + sum
                + ", not to "
                + closing);
      }
      Money there = parts.values().stream().reduce(Money.zero(closing.currency()), Money::plus);
      if (!parts.isEmpty() && !there.equals(closing)) {
        throw new IllegalArgumentException(
            "a statement must add up: the parts of " + name + " are " + there + ", not " + closing);
      }
    }

    /// A balance whose end follows from its items.
    public static Section of(String name, Money opening, List<Item> items) {
      return new Section(
          name,
          opening,
          items,
          items.stream().map(Item::amount).reduce(opening, Money::plus),
          Map.of());
    }

    /// Whether there is nothing in it to tell.
    public boolean isEmpty() {
      return opening.isZero() && items.isEmpty() && parts.isEmpty();
    }

    /// What all movements sum to.
    public Money change() {
      return closing.minus(opening);
    }

    /// What the movements of each kind sum to.
    public Map<String, Money> totals() {
      var totals = new LinkedHashMap<String, Money>();
      items.forEach(item -> totals.merge(item.kind(), item.amount(), Money::plus));
      return totals;
    }
  }

  /// One movement.
  ///
  /// @param at in business time
  /// @param kind where it came from or went
  /// @param source what it is about, as the text form of an id
  /// @param event what happened
  /// @param rule the rule by which the amount was found, with its version; empty where none was
  /// @param hold where it is held by now, and until when; empty where it is not
  /// @param amount above zero in, below zero out
  public record Item(
      Instant at,
      String kind,
      String source,
      String event,
      String rule,
      String hold,
      Money amount) {

    /// A movement without a rule that is not held.
    public Item(Instant at, String kind, String source, String event, Money amount) {
      this(at, kind, source, event, "", "", amount);
    }
  }

  /// Where a statement hangs in the chain of seals: whoever has the seal of that number can tell
  /// whether it was this one.
  public record Anchor(long seal, Hash hash) {

    /// The anchor of a seal.
    public static @Nullable Anchor of(@Nullable Seal seal) {
      return seal == null ? null : new Anchor(seal.number(), seal.hash());
    }

    @Override
    public String toString() {
      return "seal " + seal + " " + hash;
    }
  }
}
