package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.Backtests;
import io.clipgen.application.campaigns.port.Backtests.Asked;
import io.clipgen.application.campaigns.port.Backtests.CampaignPart;
import io.clipgen.application.campaigns.port.Backtests.Payee;
import io.clipgen.application.campaigns.port.ClaimHistory;
import io.clipgen.application.campaigns.port.ClaimHistory.Past;
import io.clipgen.application.campaigns.query.BacktestView.Change;
import io.clipgen.application.campaigns.query.BacktestView.Totals;
import io.clipgen.application.campaigns.usecase.Replay.Replayed;
import io.clipgen.application.earnings.Earned;
import io.clipgen.application.earnings.EarningsHistory;
import io.clipgen.application.earnings.Rehearsal;
import io.clipgen.application.operations.JobHandler;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Proposal;
import io.clipgen.domain.shared.BacktestId;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plays all history again under a proposal, page by page: what it has found is written down as it
/// goes, so that memory holds one page and one clipper. Run twice, it begins again.
public final class RunBacktest implements JobHandler<RunBacktest.Order> {

  /// The kind of job this is.
  public static final String KIND = "backtest";

  private static final int AT_ONCE = 500;

  private final Transactions transactions;
  private final Backtests backtests;
  private final ClaimHistory claims;
  private final EarningsHistory earnings;
  private final PublishedPolicies policies;
  private final Rehearsal.Stage stage;
  private final BusinessClock clock;

  public RunBacktest(
      Transactions transactions,
      Backtests backtests,
      ClaimHistory claims,
      EarningsHistory earnings,
      PublishedPolicies policies,
      Rehearsal.Stage stage,
      BusinessClock clock) {
    this.transactions = transactions;
    this.backtests = backtests;
    this.claims = claims;
    this.earnings = earnings;
    this.policies = policies;
    this.stage = stage;
    this.clock = clock;
  }

  /// What the job is about.
  ///
  /// @param backtest in text form
  public record Order(String backtest) {}

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Class<Order> payload() {
    return Order.class;
  }

  @Override
  public void run(JobId job, Order order, Progress progress) throws InterruptedException {
    run(BacktestId.parse(order.backtest()), progress);
  }

  @Override
  public void gaveUp(JobId job, Order order, String reason) {
    backtests.fail(BacktestId.parse(order.backtest()), reason, clock.now());
  }

  /// Plays one that was asked for.
  ///
  /// @return what it has found in all
  /// @throws InterruptedException when it is told to stop
  public Totals run(BacktestId id, Progress progress) throws InterruptedException {
    Asked asked =
        backtests
            .asked(id)
            .orElseThrow(() -> new JobRefused("The backtest is not there any more."));
    transactions.run(() -> backtests.clear(id));
    var run = new Run(asked);
    run.claims(progress);
    progress.report("payments", 0.95);
    run.payments();
    Totals totals = run.totals();
    transactions.run(() -> backtests.finish(id, totals, clock.now()));
    return totals;
  }

  private final class Run {

    private final Asked asked;
    private final Replay replay;
    private final List<Past> ofClipper = new ArrayList<>();
    private final List<Replayed> replayed = new ArrayList<>();
    private long count;
    private long payees;
    private long better;
    private long worse;
    private long unexplained;
    private long unbalanced;
    private Change earned;
    private Change clipFees;
    private Change campaignFees;
    private Change paid;

    private Run(Asked asked) {
      this.asked = asked;
      CampaignPolicy now = policies.current();
      this.replay = new Replay(asked.proposal(), policies.book(), () -> now, stage);
      Change nothing = Change.none(asked.currency());
      this.earned = nothing;
      this.clipFees = nothing;
      this.campaignFees = nothing;
      this.paid = nothing;
    }

    private void claims(Progress progress) throws InterruptedException {
      long all = Math.max(1, claims.count());
      long seen = 0;
      Claim last = null;
      for (List<Past> page = claims.page(null, AT_ONCE);
          !page.isEmpty();
          page = claims.page(last, AT_ONCE)) {
        page.forEach(this::add);
        write();
        seen += page.size();
        last = page.get(page.size() - 1).claim();
        progress.report("claims", Math.min(0.95, 0.95 * seen / all));
      }
      endOfClipper();
      write();
    }

    private void add(Past past) {
      if (!ofClipper.isEmpty()
          && !ofClipper.get(0).claim().clipper().equals(past.claim().clipper())) {
        endOfClipper();
      }
      ofClipper.add(past);
    }

    private void endOfClipper() {
      replayed.addAll(replay.of(ofClipper));
      ofClipper.clear();
    }

    private void write() {
      Map<ClaimId, Earned> booked =
          earnings.earned(replayed.stream().map(each -> each.claim().id()).toList());
      var byPayee = new LinkedHashMap<PartyId, Payee>();
      var byCampaign = new LinkedHashMap<CampaignId, CampaignPart>();
      for (Replayed each : replayed) {
        Earned was = booked.get(each.claim().id());
        Outcome outcome = outcome(each, was);
        byPayee.merge(
            each.claim().clipper(),
            new Payee(each.claim().clipper(), 1, outcome.earned()),
            (one, other) ->
                new Payee(
                    one.payee(), one.claims() + other.claims(), one.earned().plus(other.earned())));
        byCampaign.merge(each.claim().campaign(), part(each, outcome), CampaignPart::plus);
      }
      byPayee.values().forEach(this::sum);
      transactions.run(
          () -> {
            backtests.addPayees(asked.id(), byPayee.values());
            backtests.addCampaigns(asked.id(), byCampaign.values());
          });
      replayed.clear();
    }

    // What the books say is what was; the two plays say by how much it would have been otherwise.
    private Outcome outcome(Replayed each, @Nullable Earned booked) {
      Earned was = booked == null ? nothing() : booked;
      Money moreEarned = each.would().earned().payee().minus(each.was().earned().payee());
      Money moreFee = each.would().earned().fee().minus(each.was().earned().fee());
      count++;
      if (!each.was().earned().equals(was)) {
        unexplained++;
      }
      if (!each.was().addsUp() || !each.would().addsUp()) {
        unbalanced++;
      }
      var outcome =
          new Outcome(
              new Change(was.payee(), was.payee().plus(moreEarned)),
              new Change(was.fee(), was.fee().plus(moreFee)));
      earned = earned.plus(outcome.earned());
      clipFees = clipFees.plus(outcome.fee());
      paid =
          paid.plus(
              new Change(
                  was.gross(),
                  was.gross()
                      .plus(each.would().earned().gross())
                      .minus(each.was().earned().gross())));
      return outcome;
    }

    private CampaignPart part(Replayed each, Outcome outcome) {
      return new CampaignPart(
          each.claim().campaign(),
          outcome.earned().plus(outcome.fee()),
          new Change(each.claim().terms().most(), each.terms().most()),
          Change.none(asked.currency()));
    }

    private void sum(Payee payee) {
      payees++;
      Money difference = payee.earned().difference();
      better += difference.isPositive() ? 1 : 0;
      worse += difference.isNegative() ? 1 : 0;
    }

    private Earned nothing() {
      return new Earned(Money.zero(asked.currency()), Money.zero(asked.currency()));
    }

    private void payments() {
      Proposal proposal = asked.proposal();
      FundingId last = null;
      for (var page = earnings.payments(null, AT_ONCE);
          !page.isEmpty();
          page = earnings.payments(last, AT_ONCE)) {
        var parts = new LinkedHashMap<CampaignId, CampaignPart>();
        for (EarningsHistory.Payment payment : page) {
          if (isDeposit(payment) && proposal.covers(payment.bookedAt())) {
            Change fee =
                new Change(
                    payment.fee(),
                    proposal.feeOn(payment.deposit(), payment.fee(), payment.bookedAt()));
            campaignFees = campaignFees.plus(fee);
            paid = paid.plus(fee);
            CampaignId campaign = CampaignId.parse(payment.pot());
            Change nothing = Change.none(asked.currency());
            parts.merge(
                campaign, new CampaignPart(campaign, nothing, nothing, fee), CampaignPart::plus);
          }
        }
        transactions.run(() -> backtests.addCampaigns(asked.id(), parts.values()));
        last = page.get(page.size() - 1).id();
      }
    }

    /// Tips are payments, too, and bear no fee under any rates.
    private static boolean isDeposit(EarningsHistory.Payment payment) {
      return payment.pot().startsWith(CampaignId.PREFIX + "_");
    }

    private Totals totals() {
      return new Totals(
          count,
          payees,
          better,
          worse,
          earned,
          clipFees,
          campaignFees,
          paid,
          unexplained,
          unbalanced);
    }
  }

  /// What a claim earned and would have earned, and the platform with it.
  private record Outcome(Change earned, Change fee) {}
}
