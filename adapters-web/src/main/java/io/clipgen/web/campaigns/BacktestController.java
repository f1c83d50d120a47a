package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.usecase.AskBacktest;
import io.clipgen.application.campaigns.usecase.ExportBacktest;
import io.clipgen.application.campaigns.usecase.SeeBacktests;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.campaigns.Schedule;
import io.clipgen.domain.campaigns.ScheduleKind;
import io.clipgen.domain.shared.BacktestId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.PageJson;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Backtests of schedules: history played again under other rates.
@Tag(name = "admin")
@AnswersProblems
@Controller("/api/v1/admin/schedules")
@ExecuteOn(TaskExecutors.BLOCKING)
class BacktestController {

  private static final String CSV = "text/csv";

  private final AskBacktest ask;
  private final SeeBacktests see;
  private final ExportBacktest export;

  BacktestController(AskBacktest ask, SeeBacktests see, ExportBacktest export) {
    this.ask = ask;
    this.see = see;
    this.export = export;
  }

  @Post("/backtest")
  @Status(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Ask who would have got what under other rates",
      description =
          """
          All claims made in the period and approved since, and all payments booked in it, are played again in the \
          background. Without a proposal, history is played as it was: nothing may differ.""")
  HttpResponse<BegunJson> ask(Caller caller, @Body @Valid BacktestBody body) {
    caller.requireAdmin();
    var schedules = new ArrayList<Schedule>();
    var published = new ArrayList<AskBacktest.Published>();
    List<@Nullable ProposalBody> proposals =
        body.proposals() == null ? List.of() : body.proposals();
    for (int i = 0; i < proposals.size(); i++) {
      ProposalBody proposal = proposals.get(i);
      if (proposal == null) {
        throw new InvalidInput("proposals[" + i + "]", "must be given");
      }
      String field = "proposals[" + i + "].";
      ScheduleKind kind =
          Choice.read(field + "kind", proposal.kind(), ScheduleKind.TIERS, ScheduleKind.class);
      if (proposal.content() != null) {
        schedules.add(proposal.content().read(field + "content", kind));
      } else if (proposal.version() != null) {
        published.add(new AskBacktest.Published(kind, proposal.version(), field + "version"));
      } else {
        throw new InvalidInput(
            field + "content", "must be given, or the version of a published one");
      }
    }
    AskBacktest.Begun begun =
        ask.handle(caller, new AskBacktest.Command(schedules, published, body.from(), body.to()));
    return HttpResponse.<BegunJson>accepted(
            URI.create("/api/v1/admin/schedules/backtests/" + begun.backtest()))
        .body(new BegunJson(begun.backtest().text(), begun.job().text()));
  }

  @Get("/backtests/{id}")
  @Operation(summary = "What a backtest has found")
  BacktestJson get(Caller caller, String id) {
    return BacktestJson.from(see.get(caller, id(id)));
  }

  @Get("/backtests/{id}/payees")
  @Operation(summary = "Who would have got what, from the greatest loss to the greatest gain")
  PageJson<BacktestJson.PayeeJson> payees(
      Caller caller,
      String id,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit) {
    return PageJson.from(see.payees(caller, id(id), after, limit), BacktestJson.PayeeJson::from);
  }

  @Get("/backtests/{id}/payees.csv")
  @Produces(CSV)
  @Operation(summary = "The same, all of it, as CSV with amounts in minor units")
  HttpResponse<StreamedFile> csv(Caller caller, String id) {
    var parts = new PartsStream(export.handle(caller, id(id)));
    return HttpResponse.ok(new StreamedFile(parts, MediaType.of(CSV)))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".csv\"");
  }

  @Get("/backtests/{id}/uncovered")
  @Operation(summary = "Campaigns whose deposits would not have covered what their claims reserve")
  PageJson<BacktestJson.UncoveredJson> uncovered(
      Caller caller,
      String id,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "100") @Min(1) @Max(1000) int limit) {
    return PageJson.from(
        see.uncovered(caller, id(id), after, limit), BacktestJson.UncoveredJson::from);
  }

  private static BacktestId id(String text) {
    return IdParam.read("id", text, BacktestId::parse);
  }

  @Serdeable
  @Schema(name = "BacktestRequest")
  record BacktestBody(
      @Schema(description = "At most one of each kind; none: as it was") @Nullable @Valid
          List<@Nullable ProposalBody> proposals,
      @Schema(description = "When the first replayed claims were made; all if absent")
          @Nullable Instant from,
      @Schema(description = "The end of the period; now if absent") @Nullable Instant to) {}

  @Serdeable
  @Schema(name = "ProposedSchedule", description = "Rates of its own, or a published version")
  record ProposalBody(
      @Schema(allowableValues = {"tiers", "bonuses", "campaign-fee"}) @NotNull String kind,
      @Nullable RatesJson content,
      @Schema(example = "v2") @Nullable String version) {}

  @Serdeable
  @Schema(name = "BacktestBegun")
  record BegunJson(
      String backtest, @Schema(description = "The job, which tells how far it is") String job) {}
}
