package io.clipgen.persistence.campaigns;

import io.clipgen.application.campaigns.query.BacktestView.Change;
import io.clipgen.application.campaigns.query.BacktestView.Totals;
import io.clipgen.domain.campaigns.Proposal;
import io.clipgen.domain.campaigns.Schedule;
import io.clipgen.domain.campaigns.ScheduleKind;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Period;
import io.clipgen.persistence.shared.Json;
import java.time.Instant;
import java.util.List;

/// What `campaigns.backtest` keeps as JSON.
final class BacktestRow {

  private BacktestRow() {}

  /// A proposal.
  public record ProposalJson(List<ProposedJson> schedules, Instant from, Instant to) {}

  /// One schedule of it.
  ///
  /// @param content as in `campaigns.schedule`
  public record ProposedJson(String kind, String version, String content) {}

  /// An amount as it was, and as it would have been, in minor units.
  public record ChangeJson(long was, long would) {}

  /// [Totals].
  public record TotalsJson(
      long claims,
      long payees,
      long better,
      long worse,
      ChangeJson earned,
      ChangeJson clipFees,
      ChangeJson campaignFees,
      ChangeJson paid,
      long unexplained,
      long unbalanced) {}

  static String write(Proposal proposal) {
    return Json.write(
        new ProposalJson(
            proposal.schedules().stream()
                .map(
                    each ->
                        new ProposedJson(
                            each.kind().name(), each.version(), ScheduleJson.write(each)))
                .toList(),
            proposal.period().from(),
            proposal.period().to()));
  }

  static Proposal proposal(String text) {
    ProposalJson json = Json.read(text, ProposalJson.class);
    return new Proposal(
        json.schedules().stream().map(BacktestRow::schedule).toList(),
        new Period(json.from(), json.to()));
  }

  private static Schedule schedule(ProposedJson json) {
    return ScheduleJson.read(ScheduleKind.valueOf(json.kind()), json.version(), json.content());
  }

  static String write(Totals totals) {
    return Json.write(
        new TotalsJson(
            totals.claims(),
            totals.payees(),
            totals.better(),
            totals.worse(),
            json(totals.earned()),
            json(totals.clipFees()),
            json(totals.campaignFees()),
            json(totals.paid()),
            totals.unexplained(),
            totals.unbalanced()));
  }

  static Totals totals(String text, String currency) {
    TotalsJson json = Json.read(text, TotalsJson.class);
    return new Totals(
        json.claims(),
        json.payees(),
        json.better(),
        json.worse(),
        change(json.earned(), currency),
        change(json.clipFees(), currency),
        change(json.campaignFees(), currency),
        change(json.paid(), currency),
        json.unexplained(),
        json.unbalanced());
  }

  private static ChangeJson json(Change change) {
    return new ChangeJson(change.was().minor(), change.would().minor());
  }

  private static Change change(ChangeJson json, String currency) {
    return new Change(Money.of(json.was(), currency), Money.of(json.would(), currency));
  }
}
