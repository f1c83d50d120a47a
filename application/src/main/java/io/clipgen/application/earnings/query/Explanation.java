package io.clipgen.application.earnings.query;

import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where an amount comes from and where it went: one step in both directions, so that every cent
/// can be followed from the provider's books to the bank and back: balance line ↔ charge ↔ payment
/// ↔ pot ↔ what drew on it ↔ line ↔ lot ↔ payout ↔ transfer. With every journal entry on the way.
///
/// @param of what is explained
/// @param kind what that is
/// @param amount what it is worth
/// @param figures what the amount divides into, by name: they sum to it; empty where it is one
///   thing
/// @param from where it comes from
/// @param to where it went
/// @param parts of a line and a payout, the whole way back to the charges: they sum to the amount
///   where there is no further page
/// @param entries its own journal entries, oldest first; of a line they stand with its part
/// @param next where the next page of `from`, `to` or `parts` begins; `null` if this was the last
public record Explanation(
    String of,
    String kind,
    Money amount,
    Map<String, Money> figures,
    List<Link> from,
    List<Link> to,
    List<Part> parts,
    List<EntryView> entries,
    @Nullable String next) {

  public Explanation {
    figures = Map.copyOf(figures);
    Money sum = figures.values().stream().reduce(Money.zero(amount.currency()), Money::plus);
    if (!figures.isEmpty() && !sum.equals(amount)) {
      throw new IllegalArgumentException(
          "what " + of + " divides into is " + sum + ", not " + amount);
    }
  }

  /// A step to something else that can be explained.
  ///
  /// @param kind what that is; of what is taken back, how: `taken back`, or `owed back` where that
  ///   made a debt; `refund refused` beside a refund that did not go; `about` and `balance line`
  ///   are the same money once more, in our words and in the provider's books, and count to no sum
  /// @param amount what of it is meant; below zero what was taken back or refused
  /// @param rule by which rule, with its version; of what was refused, why
  public record Link(String id, String kind, Money amount, String rule) {}

  /// What of one line is in it.
  ///
  /// @param amount what of the line is meant
  /// @param lot the lot that carries it; empty before its release
  /// @param pot who pays, as the text form of an id: a campaign; empty where it was paid directly
  /// @param payments the payments behind this amount, which they sum to; of what was taken back
  ///   those it was drawn from
  /// @param entries the line's journal entries, oldest first
  public record Part(
      Money amount,
      String lot,
      LineView line,
      String pot,
      List<Payment> payments,
      List<EntryView> entries) {}

  /// A payment behind an amount.
  ///
  /// @param drawn what of the amount it paid
  /// @param receipt the provider's name of the charge
  /// @param settledAt when the provider made it usable
  /// @param balanceLine what the provider calls that in its own books; `null` before
  public record Payment(
      FundingId funding,
      Money drawn,
      String receipt,
      Instant bookedAt,
      @Nullable Instant settledAt,
      @Nullable String balanceLine) {}
}
