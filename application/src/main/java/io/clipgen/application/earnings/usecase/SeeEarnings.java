package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.query.AccountView;
import io.clipgen.application.earnings.query.EarningsBoard;
import io.clipgen.application.earnings.query.EarningsView;
import io.clipgen.application.earnings.query.Explanation;
import io.clipgen.application.earnings.query.LineView;
import io.clipgen.application.earnings.query.SolvencyView;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Id;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.RefundId;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Shows money to those it concerns.
public final class SeeEarnings {

  private static final Pattern NAME = Pattern.compile("[a-z]{2,12}_[A-Za-z0-9_-]{1,250}");
  private static final String EXPLAINED =
      "must name a payout (pay_…), a lot (lot_…), a line (lin_…), a debt (dbt_…), a claim (clm_…),"
          + " a campaign (cmp_…), a payment (fnd_…), a refund (rfd_…), a journal entry (ent_…), or"
          + " something of the payment provider's, such as a charge or a dispute";
  private static final Set<String> OURS =
      Set.of(
          PayoutId.PREFIX,
          "lot",
          LineId.PREFIX,
          DebtId.PREFIX,
          ClaimId.PREFIX,
          CampaignId.PREFIX,
          FundingId.PREFIX,
          RefundId.PREFIX,
          EntryId.PREFIX);

  private final EarningsBoard board;

  public SeeEarnings(EarningsBoard board) {
    this.board = board;
  }

  /// What the caller has earned.
  public EarningsView own(Caller caller) {
    return board.of(caller.party());
  }

  /// The caller's lines, newest first.
  public Page<LineView> lines(Caller caller, @Nullable String after, int limit) {
    return board.lines(caller.party(), after, limit);
  }

  /// Where something of the caller's comes from, and where it went: a payee sees payouts, lots,
  /// lines and what earned them, who owes sees debts, who pays sees campaigns, payments, refunds,
  /// chargebacks and what drew on them, an administrator sees everything.
  ///
  /// @param id the text form of its id, or what the payment provider calls it
  public Explanation explain(Caller caller, String id, @Nullable String after, int limit) {
    return explain(id, caller.isAdmin() ? null : caller.party(), after, limit);
  }

  /// The same, for whoever sits at the machine.
  public Explanation explainAnything(String id, @Nullable String after, int limit) {
    return explain(id, null, after, limit);
  }

  private Explanation explain(
      String id, @Nullable PartyId seer, @Nullable String after, int limit) {
    if (!NAME.matcher(id).matches()) {
      throw new InvalidInput("id", EXPLAINED);
    }
    String prefix = id.substring(0, id.indexOf('_'));
    if (OURS.contains(prefix)) {
      InvalidInput.reading("id", () -> Id.parse(prefix, id));
    }
    return board.explain(id, seer, after, limit).orElseThrow(() -> new NotFound("money", id));
  }

  /// Where the money of a campaign is. Public.
  public SolvencyView solvency(CampaignId campaign) {
    return board
        .solvency(campaign.text())
        .orElseThrow(() -> new NotFound("funded campaign", campaign));
  }

  /// All accounts, for administrators.
  public Page<AccountView> accounts(Caller caller, @Nullable String after, int limit) {
    caller.requireAdmin();
    return board.accounts(after, limit);
  }
}
