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
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shows money to those it concerns.
public final class SeeEarnings {

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

  /// Where a line or a payout of the caller comes from; an administrator sees everybody's.
  ///
  /// @param id the text form of the line's or payout's id
  public Explanation explain(Caller caller, String id) {
    PartyId payee = caller.isAdmin() ? null : caller.party();
    return find(id, payee).orElseThrow(() -> new NotFound("line or payout", id));
  }

  private Optional<Explanation> find(String id, @Nullable PartyId payee) {
    if (id.startsWith(LineId.PREFIX + "_")) {
      return board.explain(InvalidInput.reading("id", () -> LineId.parse(id)), payee);
    }
    if (id.startsWith(PayoutId.PREFIX + "_")) {
      return board.explain(InvalidInput.reading("id", () -> PayoutId.parse(id)), payee);
    }
    throw new InvalidInput("id", "must name a line (lin_…) or a payout (pay_…)");
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
