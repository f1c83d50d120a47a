package io.clipgen.application.earnings;

import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.Optional;

/// Reads where the money of campaigns is, and how fast it goes.
public interface Pots {

  /// Where a campaign's money is; empty if nothing was ever paid into it.
  Optional<Pot> find(CampaignId campaign);

  /// How fast a campaign's money has gone since an instant.
  Pace pace(CampaignId campaign, Instant since);

  /// Where a campaign's money is: deposits = free + reserved + held + paid + fees + refunded, or it
  /// does not exist.
  ///
  /// @param deposits what was paid in
  /// @param free what nobody has a claim on
  /// @param reserved set aside for claims and what their views may earn
  /// @param held earned, and not yet released
  /// @param paid released to those who earned it
  /// @param fees the platform's part of what was earned
  /// @param refunded gone back, or on its way back, or asked back by the payer's bank
  /// @param disputed what of that a bank asks back and has not decided
  /// @param onTop the campaign fee, which was paid beside the deposits
  record Pot(
      Money deposits,
      Money free,
      Money reserved,
      Money held,
      Money paid,
      Money fees,
      Money refunded,
      Money disputed,
      FeeOnTop onTop) {

    public Pot {
      Money sum = free.plus(reserved).plus(held).plus(paid).plus(fees).plus(refunded);
      if (!sum.equals(deposits)) {
        throw new IllegalStateException(
            "a campaign was paid " + deposits + " and its parts are " + sum);
      }
    }

    /// What the campaign has cost so far, the campaign fee apart.
    public Money spent() {
      return held.plus(paid).plus(fees);
    }
  }

  /// The campaign fee: charged = earned + deferred + refunded, or it does not exist.
  record FeeOnTop(Money charged, Money earned, Money deferred, Money refunded) {

    public FeeOnTop {
      if (!charged.equals(earned.plus(deferred).plus(refunded))) {
        throw new IllegalStateException(
            "a fee of " + charged + " is not " + earned + ", " + deferred + " and " + refunded);
      }
    }
  }

  /// How fast a campaign's money has gone.
  ///
  /// @param earned by claims, before the split
  /// @param drawn set aside for claims, less what they gave back
  /// @param draws how many claims drew
  record Pace(Money earned, Money drawn, int draws) {}
}
