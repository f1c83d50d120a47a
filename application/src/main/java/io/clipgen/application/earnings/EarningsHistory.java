package io.clipgen.application.earnings;

import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the books have recorded, for those who compare it with something.
public interface EarningsHistory {

  /// What each of `claims` has earned by now. Those that have earned nothing are missing.
  Map<ClaimId, Earned> earned(Collection<ClaimId> claims);

  /// Payments that were booked, in the order of their ids.
  ///
  /// @param after the last one of the page before; `null` for the first page
  List<Payment> payments(@Nullable FundingId after, int limit);

  /// A payment into a pot.
  ///
  /// @param pot what it pays into, as the text form of an id: a campaign
  /// @param fee the campaign fee that came on top of the deposit
  record Payment(
      FundingId id, String pot, PartyId payer, Money deposit, Money fee, Instant bookedAt) {}
}
