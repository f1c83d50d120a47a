package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.Fundings.FeeKept;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.shared.Ids;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.JournalEntry;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.earnings.Refund;
import io.clipgen.domain.earnings.Tranche;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.RefundId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Sends what is free back to who paid it, payment by payment, with what is left of each payment's
/// fee.
final class Refunds {

  private final Ledger ledger;
  private final Fundings fundings;
  private final Bookkeeper bookkeeper;
  private final Effects effects;
  private final Ids ids;

  Refunds(Ledger ledger, Fundings fundings, Effects effects, Ids ids) {
    this.ledger = ledger;
    this.fundings = fundings;
    this.bookkeeper = new Bookkeeper(ledger, ids);
    this.effects = effects;
    this.ids = ids;
  }

  /// Sends all that is free, what was refused before included.
  ///
  /// @param attempt the how-manieth try it is
  /// @return what is on its way
  Money sendAll(CampaignId campaign, String because, int attempt, Instant now, String currency) {
    Account account = Account.free(campaign);
    Money free = Objects.requireNonNull(ledger.lock(List.of(account), currency).get(account));
    fundings.replaceReopened(campaign.text());
    var back = new LinkedHashMap<FundingId, Money>();
    if (!free.isZero()) {
      List<Tranche.Draw> draws =
          Tranche.draw(fundings.newestFirst(campaign.text(), currency), free);
      fundings.take(draws);
      draws.forEach(draw -> back.put(draw.funding(), draw.amount()));
    }
    var feesBack = new LinkedHashMap<FundingId, Money>();
    for (FeeKept each : fundings.fees(campaign.text(), currency)) {
      Money rest = each.accrual().rest(each.kept());
      if (rest.isPositive()) {
        feesBack.put(each.accrual().funding(), rest);
        back.putIfAbsent(each.accrual().funding(), Money.zero(currency));
      }
    }
    Money total = Money.zero(currency);
    var entries = new ArrayList<JournalEntry>();
    for (Map.Entry<FundingId, Money> each : back.entrySet()) {
      Money fee = feesBack.getOrDefault(each.getKey(), Money.zero(currency));
      Refund refund = send(campaign, each.getKey(), each.getValue(), fee, attempt);
      total = total.plus(refund.total());
      entries.add(
          PostingRules.refundRequested(
              Occasion.of(refund.id().text(), "requested", now)
                  .with("pot", campaign.text())
                  .with("funding", refund.funding().text())
                  .with("because", because),
              campaign,
              refund));
    }
    if (!entries.isEmpty()) {
      bookkeeper.post(entries);
    }
    return total;
  }

  // A payment can go back only once it has settled; until then its refund waits.
  private Refund send(
      CampaignId campaign, FundingId payment, Money amount, Money fee, int attempt) {
    var id = new RefundId(ids.next());
    if (fundings.find(payment).orElseThrow().state()
        instanceof Funding.State.Settled(var receipt, _)) {
      var refund =
          new Refund(id, campaign.text(), payment, amount, fee, Refund.State.SENDING, attempt);
      fundings.add(refund);
      effects.intend(SendRefund.KIND, id.text(), SendRefund.Payload.of(refund, receipt));
      return refund;
    }
    var refund =
        new Refund(id, campaign.text(), payment, amount, fee, Refund.State.WAITING, attempt);
    fundings.add(refund);
    return refund;
  }
}
