package io.clipgen.application.earnings.query;

import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where an amount comes from: payout → lots → lines → what earned them → the payments behind that
/// → the provider's charges; with every journal entry on the way.
///
/// @param of what is explained, as the text form of an id
/// @param parts the lines it is made of
/// @param entries its own journal entries; of a line they stand with its part
public record Explanation(String of, Money amount, List<Part> parts, List<EntryView> entries) {

  /// What of one line is in it.
  ///
  /// @param amount what of the line is meant
  /// @param pot who pays, as the text form of an id: a campaign
  /// @param payments the payments that the line's source drew on
  /// @param entries the line's journal entries, oldest first
  public record Part(
      Money amount, LineView line, String pot, List<Payment> payments, List<EntryView> entries) {}

  /// A payment behind a line.
  ///
  /// @param drawn what the line's source still holds or has used of it
  /// @param receipt the provider's name of the charge
  /// @param settledAt when the provider made it usable
  public record Payment(
      FundingId funding,
      Money drawn,
      String receipt,
      Instant bookedAt,
      @Nullable Instant settledAt) {}
}
