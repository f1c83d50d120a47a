package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.query.BacktestView;
import io.clipgen.domain.campaigns.Schedule;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A backtest as the API shows it.
@Serdeable
@Schema(name = "Backtest")
record BacktestJson(
    String id,
    @Schema(allowableValues = {"running", "done", "failed"}) String state,
    @Nullable String reason,
    Instant askedAt,
    @Nullable Instant endedAt,
    Instant from,
    Instant to,
    List<ProposedJson> proposals,
    @Nullable TotalsJson totals) {

  static BacktestJson from(BacktestView view) {
    BacktestView.Totals totals = view.totals();
    return new BacktestJson(
        view.id().text(),
        view.endedAt() == null ? "running" : totals == null ? "failed" : "done",
        view.reason(),
        view.askedAt(),
        view.endedAt(),
        view.proposal().period().from(),
        view.proposal().period().to(),
        view.proposal().schedules().stream().map(ProposedJson::from).toList(),
        totals == null ? null : TotalsJson.from(totals));
  }

  /// What was proposed.
  @Serdeable
  @Schema(name = "BacktestProposal")
  record ProposedJson(String kind, String version, RatesJson content) {

    static ProposedJson from(Schedule schedule) {
      return new ProposedJson(
          Choice.write(schedule.kind()), schedule.version(), RatesJson.from(schedule));
    }
  }

  /// An amount as it was, and as it would have been.
  @Serdeable
  @Schema(name = "BacktestChange")
  record ChangeJson(MoneyJson was, MoneyJson would, MoneyJson difference) {

    static ChangeJson from(BacktestView.Change change) {
      return new ChangeJson(
          MoneyJson.from(change.was()),
          MoneyJson.from(change.would()),
          MoneyJson.from(change.difference()));
    }
  }

  /// All of it together.
  @Serdeable
  @Schema(name = "BacktestTotals")
  record TotalsJson(
      @Schema(description = "How many were replayed") long claims,
      long payees,
      @Schema(description = "Payees who would have got more") long better,
      @Schema(description = "Payees who would have got less") long worse,
      @Schema(description = "By payees") ChangeJson earned,
      @Schema(description = "The platform's, of what was earned") ChangeJson clipFees,
      @Schema(description = "The platform's, on top of deposits") ChangeJson campaignFees,
      @Schema(description = "By brands, for claims and as campaign fees") ChangeJson paid,
      @Schema(description = "Whether what brands pay is payees' and the platform's, both ways")
          boolean addsUp,
      @Schema(
              description =
                  "Claims whose history, played under their own terms, is not what the books say")
          long unexplained) {

    static TotalsJson from(BacktestView.Totals totals) {
      return new TotalsJson(
          totals.claims(),
          totals.payees(),
          totals.better(),
          totals.worse(),
          ChangeJson.from(totals.earned()),
          ChangeJson.from(totals.clipFees()),
          ChangeJson.from(totals.campaignFees()),
          ChangeJson.from(totals.paid()),
          totals.addsUp(),
          totals.unexplained());
    }
  }

  /// One payee.
  @Serdeable
  @Schema(name = "BacktestPayee")
  record PayeeJson(
      String payee, long claims, MoneyJson was, MoneyJson would, MoneyJson difference) {

    static PayeeJson from(BacktestView.PayeeView view) {
      return new PayeeJson(
          view.payee().text(),
          view.claims(),
          MoneyJson.from(view.earned().was()),
          MoneyJson.from(view.earned().would()),
          MoneyJson.from(view.earned().difference()));
    }
  }

  /// A campaign that would not have been covered.
  @Serdeable
  @Schema(name = "BacktestUncovered")
  record UncoveredJson(
      String campaign, String brand, MoneyJson deposited, MoneyJson reserved, MoneyJson missing) {

    static UncoveredJson from(BacktestView.UncoveredView view) {
      return new UncoveredJson(
          view.campaign().text(),
          view.brand().text(),
          MoneyJson.from(view.deposited()),
          MoneyJson.from(view.reserved()),
          MoneyJson.from(view.missing()));
    }
  }
}
