package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Pots;
import io.clipgen.application.earnings.port.PotHistory;
import io.clipgen.application.earnings.query.EarningsBoard;
import io.clipgen.domain.shared.CampaignId;
import java.time.Instant;
import java.util.Optional;

/// [Pots] over the double-entry ledger.
public final class LedgerPots implements Pots {

  private final EarningsBoard board;
  private final PotHistory history;

  public LedgerPots(EarningsBoard board, PotHistory history) {
    this.board = board;
    this.history = history;
  }

  @Override
  public Optional<Pot> find(CampaignId campaign) {
    return board
        .solvency(campaign.text())
        .map(
            view ->
                new Pot(
                    view.deposits(),
                    view.free(),
                    view.reserved(),
                    view.held(),
                    view.paid(),
                    view.fees(),
                    view.refunded(),
                    view.disputed(),
                    history.fee(campaign.text())));
  }

  @Override
  public Pace pace(CampaignId campaign, Instant since) {
    return history.pace(campaign.text(), since);
  }
}
