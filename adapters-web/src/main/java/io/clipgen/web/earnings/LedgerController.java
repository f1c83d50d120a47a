package io.clipgen.web.earnings;

import io.clipgen.application.earnings.port.LedgerAudit.Chain;
import io.clipgen.application.earnings.port.LedgerAudit.Check;
import io.clipgen.application.earnings.query.AccountView;
import io.clipgen.application.earnings.usecase.SeeEarnings;
import io.clipgen.application.earnings.usecase.VerifyLedger;
import io.clipgen.application.earnings.usecase.VerifyLedger.Figure;
import io.clipgen.application.earnings.usecase.VerifyLedger.Report;
import io.clipgen.application.identity.Caller;
import io.clipgen.domain.earnings.Seal;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.MoneyJson;
import io.clipgen.web.shared.PageJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The books, for administrators.
@Tag(name = "admin")
@AnswersProblems
@Controller("/api/v1/admin/ledger")
@ExecuteOn(TaskExecutors.BLOCKING)
class LedgerController {

  private final SeeEarnings see;
  private final VerifyLedger verify;

  LedgerController(SeeEarnings see, VerifyLedger verify) {
    this.see = see;
    this.verify = verify;
  }

  @Get("/accounts")
  @Operation(summary = "All accounts and what is on them, by code")
  PageJson<AccountJson> accounts(
      Caller caller,
      @QueryValue @Nullable String after,
      @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit) {
    return PageJson.from(see.accounts(caller, after, limit), AccountJson::from);
  }

  @Get("/verify")
  @Operation(summary = "Check seals, sums, balances, rights, invariants and the provider's books")
  ReportJson verify(Caller caller) {
    return ReportJson.from(verify.handle(caller));
  }

  /// An account.
  ///
  /// @param balance positive in the direction in which its kind grows
  @Serdeable
  @Schema(name = "LedgerAccount")
  record AccountJson(
      @Schema(example = "psp.available") String code,
      @Schema(allowableValues = {"asset", "liability", "equity", "revenue", "expense"}) String kind,
      MoneyJson balance) {

    static AccountJson from(AccountView view) {
      return new AccountJson(view.code(), view.kind(), MoneyJson.from(view.balance()));
    }
  }

  /// What was found.
  ///
  /// @param clean whether everything holds
  /// @param totals what is on all accounts of a type together
  /// @param chain how far the journal is sealed
  /// @param history the hash of all entries by source and event
  /// @param provider our figures beside the provider's
  /// @param unreachable why the provider could not be asked
  @Serdeable
  @Schema(name = "LedgerReport")
  record ReportJson(
      boolean clean,
      Instant at,
      long entries,
      long postings,
      List<CheckJson> checks,
      Map<String, MoneyJson> totals,
      ChainJson chain,
      String history,
      List<FigureJson> provider,
      @Nullable String unreachable) {

    static ReportJson from(Report report) {
      var totals = new TreeMap<String, MoneyJson>();
      report.totals().forEach((name, amount) -> totals.put(name, MoneyJson.from(amount)));
      return new ReportJson(
          report.clean(),
          report.at(),
          report.entries(),
          report.postings(),
          report.checks().stream().map(CheckJson::from).toList(),
          totals,
          ChainJson.from(report.chain()),
          report.history().hex(),
          report.provider().stream().map(FigureJson::from).toList(),
          report.unreachable().orElse(null));
    }
  }

  /// The seals over the journal.
  ///
  /// @param seal the number of the newest seal; none before the first
  /// @param hash its hash
  /// @param sealed how many entries are sealed
  /// @param unsealed how many were posted after that
  @Serdeable
  @Schema(name = "LedgerChain")
  record ChainJson(@Nullable Long seal, @Nullable String hash, long sealed, long unsealed) {

    static ChainJson from(Chain chain) {
      return new ChainJson(
          chain.last().map(Seal::number).orElse(null),
          chain.last().map(seal -> seal.hash().hex()).orElse(null),
          chain.sealed(),
          chain.unsealed());
    }
  }

  /// One thing that must hold.
  ///
  /// @param wrong how often it does not
  @Serdeable
  @Schema(name = "LedgerCheck")
  record CheckJson(String name, boolean holds, long wrong, List<String> examples) {

    static CheckJson from(Check check) {
      return new CheckJson(check.name(), check.holds(), check.wrong(), check.examples());
    }
  }

  /// A balance in both books.
  ///
  /// @param difference ours less theirs
  /// @param agrees whether what is under way explains the difference
  /// @param underWay what is under way
  @Serdeable
  @Schema(name = "LedgerFigure")
  record FigureJson(
      String name,
      MoneyJson ours,
      MoneyJson theirs,
      MoneyJson difference,
      boolean agrees,
      List<CauseJson> underWay) {

    static FigureJson from(Figure figure) {
      return new FigureJson(
          figure.name(),
          MoneyJson.from(figure.ours()),
          MoneyJson.from(figure.theirs()),
          MoneyJson.from(figure.difference()),
          figure.agrees(),
          figure.causes().stream()
              .map(cause -> new CauseJson(cause.what(), MoneyJson.from(cause.amount())))
              .toList());
    }
  }

  /// Something under way.
  @Serdeable
  @Schema(name = "LedgerCause")
  record CauseJson(String what, MoneyJson amount) {}
}
