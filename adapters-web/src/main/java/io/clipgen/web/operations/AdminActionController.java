package io.clipgen.web.operations;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.query.AdminActionBoard;
import io.clipgen.application.operations.usecase.SeeAdminActions;
import io.clipgen.domain.shared.AdminActionId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
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

/// What administrators have decided.
@Tag(name = "admin")
@AnswersProblems
@Controller("/api/v1/admin/actions")
@ExecuteOn(TaskExecutors.BLOCKING)
class AdminActionController {

  private final SeeAdminActions see;

  AdminActionController(SeeAdminActions see) {
    this.see = see;
  }

  @Get
  @Operation(
      summary = "What administrators have decided, newest first: who, when and why",
      description = "Narrowed by who it was, or by what it was about, where you ask for that.")
  PageJson<AdminActionJson> list(
      Caller caller,
      @Nullable @QueryValue String by,
      @Nullable @QueryValue String subject,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    caller.requireAdmin();
    return PageJson.from(
        see.list(
            caller,
            by == null ? null : IdParam.read("by", by, PartyId::parse),
            subject,
            after == null ? null : IdParam.read("after", after, AdminActionId::parse),
            limit),
        AdminActionJson::from);
  }

  /// A decision.
  ///
  /// @param what as in `approve-payout`
  /// @param subject what it was about
  /// @param reason as it was given; empty where none was
  @Serdeable
  @Schema(name = "AdminAction")
  record AdminActionJson(
      String id, String by, String what, String subject, String reason, Instant at) {

    static AdminActionJson from(AdminActionBoard.View view) {
      return new AdminActionJson(
          view.id().text(),
          view.by().text(),
          view.what(),
          view.subject(),
          view.reason(),
          view.at());
    }
  }
}
