package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.query.BacktestView.PayeeView;
import io.clipgen.application.campaigns.query.BacktestView.Totals;
import io.clipgen.application.campaigns.query.BacktestView.UncoveredView;
import io.clipgen.application.campaigns.testing.InMemoryBacktests;
import io.clipgen.application.earnings.Earned;
import io.clipgen.application.earnings.EarningsHistory;
import io.clipgen.application.earnings.testing.InMemoryBreaker;
import io.clipgen.application.earnings.usecase.PaperRehearsal;
import io.clipgen.application.earnings.usecase.ReleaseLines;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.FakeJobs;
import io.clipgen.application.publishing.PostLive;
import io.clipgen.application.publishing.ViewsObserved;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Schedule;
import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.LineState;
import io.clipgen.domain.shared.BacktestId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.PostId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A [Market] with a history, and the means to play it again. Nothing happens at the same instant
/// as something else.
final class Past {

  final Market market = new Market();
  private final InMemoryBacktests backtests =
      new InMemoryBacktests(id -> market.campaigns.find(id).orElseThrow());
  final AskBacktest ask =
      new AskBacktest(
          market.transactions,
          backtests,
          market.policies,
          new FakeJobs(market.transactions),
          market.clock,
          market.ids);
  final SeeBacktests see = new SeeBacktests(backtests);
  private final RunBacktest run =
      new RunBacktest(
          market.transactions,
          backtests,
          market.claims,
          new Booked(),
          market.policies,
          () -> new PaperRehearsal("USD"),
          market.clock);
  @Nullable BacktestId last;

  /// A clip of the first clipper's, approved, posted and seen so often.
  Claim aClipOf(long cents, long views) {
    return approved(market.opened(market.terms(cents, 1, 200)), market.clipper, views);
  }

  /// A clip whose views are paid for.
  Claim views(long views) {
    return approved(market.opened(market.perViews(500_00)), market.clipper, views);
  }

  /// A claim on a campaign, approved, posted and seen so often.
  Claim approved(Campaign campaign, Caller clipper, long views) {
    tick();
    Claim claim = market.claimed(campaign, clipper);
    tick();
    market.approved(claim, clipper);
    tick();
    new FollowPost(market.transactions, market.claims, market.books, market.policies)
        .handle(
            new PostLive(
                new PostId(new UUID(1, 9)), claim.id(), "tiktok", "u", market.clock.now()));
    observe(claim, views);
    return market.now(claim);
  }

  void observe(Claim claim, long views) {
    tick();
    market.reported.put(claim.id(), views);
    market.countViews.handle(
        new ViewsObserved(List.of(new ViewsObserved.Views(claim.id(), views)), market.clock.now()));
  }

  void strike(Claim claim, long views) {
    tick();
    market.strikeViews.strike(
        market.admin, new StrikeViews.Command(claim.id(), views, "Bots.", "All of one address."));
  }

  void publish(Schedule content) {
    tick();
    new PublishSchedule(
            market.transactions, market.schedules, market.policies, market.clock, market.actions)
        .handle(market.admin, new PublishSchedule.Command(content, "As agreed.", null));
  }

  /// Time goes by: what is due is released, windows end.
  void pass(Duration time) {
    market.clock.advance(time);
    var release =
        new ReleaseLines(
            market.books.lines,
            market.books.debts,
            market.books.ledger,
            new InMemoryBreaker(),
            market.outbox,
            market.transactions,
            market.ids,
            "USD");
    while (release.run(market.clock.now()) > 0
        || market.endBonusWindows.run(market.clock.now()) > 0) {
      // Until nothing is due.
    }
  }

  private void tick() {
    pass(Duration.ofSeconds(1));
  }

  AskBacktest.Command command(List<? extends Schedule> schedules, @Nullable Instant from) {
    return new AskBacktest.Command(List.copyOf(schedules), List.of(), from, later());
  }

  Instant later() {
    return market.clock.now().plusSeconds(1);
  }

  Totals totals(Schedule proposal) {
    return totals(command(List.of(proposal), null));
  }

  Totals totals(AskBacktest.Command command) {
    last = ask.handle(market.admin, command).backtest();
    return again();
  }

  Totals again() {
    try {
      return run.run(last, (stage, fraction) -> {});
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  List<PayeeView> payees() {
    return see.payees(market.admin, last, null, 1_000).items();
  }

  List<UncoveredView> uncovered() {
    return see.uncovered(market.admin, last, null, 1_000).items();
  }

  String csv() {
    var csv = new StringBuilder();
    new ExportBacktest(backtests).handle(market.admin, last).forEachRemaining(csv::append);
    return csv.toString();
  }

  /// What the market's books say.
  private final class Booked implements EarningsHistory {

    @Override
    public Map<ClaimId, Earned> earned(Collection<ClaimId> claims) {
      var earned = new HashMap<ClaimId, Earned>();
      for (var line : market.books.lines.lines()) {
        if (!(line.state() instanceof LineState.Reversed)) {
          earned.merge(
              ClaimId.parse(line.source()),
              new Earned(line.split().payee(), line.split().fee()),
              (one, other) ->
                  new Earned(one.payee().plus(other.payee()), one.fee().plus(other.fee())));
        }
      }
      earned.keySet().retainAll(claims);
      return earned;
    }

    @Override
    public List<Payment> payments(@Nullable FundingId after, int limit) {
      return after != null
          ? List.of()
          : market.books.fundings.all().stream()
              .filter(funding -> funding.state() instanceof Funding.State.Settled)
              .map(
                  funding ->
                      new Payment(
                          funding.id(),
                          funding.pot(),
                          funding.payer(),
                          funding.deposit(),
                          funding.fee(),
                          ((Funding.State.Settled) funding.state()).at()))
              .toList();
    }
  }
}
