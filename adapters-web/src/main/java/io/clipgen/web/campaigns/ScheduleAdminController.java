package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.usecase.PublishSchedule;
import io.clipgen.application.campaigns.usecase.SeeSchedules;
import io.clipgen.application.identity.Caller;
import io.clipgen.domain.campaigns.ScheduleKind;
import io.clipgen.domain.campaigns.ScheduleVersion;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.web.shared.AnswersProblems;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Versions of tiers, bonuses and the campaign fee, as administrators publish them.
@Tag(name = "admin")
@AnswersProblems
@Controller("/api/v1/admin/schedules")
@ExecuteOn(TaskExecutors.BLOCKING)
class ScheduleAdminController {

  private final PublishSchedule publish;
  private final SeeSchedules see;

  ScheduleAdminController(PublishSchedule publish, SeeSchedules see) {
    this.publish = publish;
    this.see = see;
  }

  @Get
  @Operation(summary = "Every version there ever was: who published it, when, why, what differs")
  HistoryJson history(
      Caller caller,
      @Schema(allowableValues = {"tiers", "bonuses", "campaign-fee"}) @Nullable @QueryValue
          String kind) {
    ScheduleKind wanted =
        kind == null ? null : Choice.read("kind", kind, ScheduleKind.TIERS, ScheduleKind.class);
    SeeSchedules.History history = see.history(caller, wanted);
    return new HistoryJson(
        history.versions().stream()
            .map(
                entry ->
                    VersionJson.from(
                        entry.version(), entry.standing(), entry.publisher(), entry.differences()))
            .toList(),
        history.ignoredOfConfiguration());
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Operation(
      summary = "Publish the next version of a schedule",
      description =
          "Answers when every process knows it. Claims and payments that exist keep the version they were made under.")
  VersionJson publish(Caller caller, @Body @Valid PublicationBody body) {
    caller.requireAdmin();
    var command =
        new PublishSchedule.Command(
            body.content()
                .read(
                    "content",
                    Choice.read("kind", body.kind(), ScheduleKind.TIERS, ScheduleKind.class)),
            body.note(),
            body.effectiveFrom());
    PublishSchedule.Published published = publish.handle(caller, command);
    return VersionJson.from(published.version(), null, null, published.differences());
  }

  @Serdeable
  @Schema(name = "SchedulePublication")
  record PublicationBody(
      @Schema(allowableValues = {"tiers", "bonuses", "campaign-fee"}) @NotNull String kind,
      @NotNull RatesJson content,
      @Schema(description = "Why") @NotNull String note,
      @Schema(description = "In business time; now if absent") @Nullable Instant effectiveFrom) {}

  /// @param ignoredConfiguration what the configuration says otherwise than the first versions: it
  ///   has no effect once something was published
  @Serdeable
  @Schema(name = "ScheduleHistory")
  record HistoryJson(List<VersionJson> versions, List<String> ignoredConfiguration) {}

  /// One version.
  ///
  /// @param effectiveFrom `null` for what has always been so
  /// @param publishedAt `null` for what the configuration said
  @Serdeable
  @Schema(name = "ScheduleVersion")
  record VersionJson(
      @Schema(allowableValues = {"tiers", "bonuses", "campaign-fee"}) String kind,
      @Schema(example = "v2") String version,
      @Schema(allowableValues = {"in-force", "announced", "replaced"}) @Nullable String standing,
      @Nullable Instant effectiveFrom,
      @Nullable Instant publishedAt,
      @Nullable String publishedBy,
      @Schema(description = "The publisher's mail address") @Nullable String publisher,
      String note,
      @Schema(description = "From the version before, in words") List<String> differences,
      RatesJson content) {

    static VersionJson from(
        ScheduleVersion version,
        SeeSchedules.@Nullable Standing standing,
        @Nullable String publisher,
        List<String> differences) {
      PartyId by = version.by();
      return new VersionJson(
          Choice.write(version.kind()),
          version.content().version(),
          standing == null ? null : Choice.write(standing),
          known(version.from()),
          known(version.publishedAt()),
          by == null ? null : by.text(),
          publisher,
          version.note(),
          differences,
          RatesJson.from(version.content()));
    }

    private static @Nullable Instant known(Instant instant) {
      return instant.equals(Instant.EPOCH) ? null : instant;
    }
  }
}
