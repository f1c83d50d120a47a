package io.clipgen.web.publishing;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.publishing.usecase.ConnectAccount;
import io.clipgen.application.publishing.usecase.ListAccounts;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.publishing.SocialAccount;
import io.clipgen.web.shared.AnswersProblems;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
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

/// The accounts through which clips are posted.
@Tag(name = "publishing")
@AnswersProblems
@Controller("/api/v1/social-accounts")
@ExecuteOn(TaskExecutors.BLOCKING)
class SocialAccountController {

  private final ConnectAccount connectAccount;
  private final ListAccounts listAccounts;

  SocialAccountController(ConnectAccount connectAccount, ListAccounts listAccounts) {
    this.connectAccount = connectAccount;
    this.listAccounts = listAccounts;
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Operation(
      summary = "Connect an account",
      description =
          "Approved clips that have waited for it are posted at once. Connecting the same account again changes nothing.")
  HttpResponse<AccountJson> connect(Caller caller, @Body @Valid AccountWanted body) {
    var command =
        new ConnectAccount.Command(
            caller, body.platform(), body.handle(), Boolean.TRUE.equals(body.own()));
    return switch (connectAccount.handle(command)) {
      case ConnectAccount.Outcome.Connected connected ->
          HttpResponse.created(AccountJson.from(connected.account()));
      case ConnectAccount.Outcome.Refused refused ->
          throw new Refused("account-refused", "The platform refused: " + refused.reason());
      case ConnectAccount.Outcome.Unanswered unanswered ->
          throw new Refused(
              "platform-silent", "Try again in a moment: " + unanswered.reason() + ".");
    };
  }

  @Get
  @Operation(
      summary = "My connected accounts",
      description = "Administrators see the installation's own accounts as well.")
  AccountsJson list(Caller caller) {
    return new AccountsJson(listAccounts.handle(caller).stream().map(AccountJson::from).toList());
  }

  @Serdeable
  record AccountWanted(
      @Schema(allowableValues = {"tiktok", "youtube", "instagram"}) @NotNull String platform,
      @Schema(example = "casey.clips") @NotNull String handle,
      @Schema(description = "The installation's own account, for administrators")
          @Nullable Boolean own) {}

  @Serdeable
  record AccountsJson(List<AccountJson> items) {}

  @Serdeable
  record AccountJson(String id, String platform, String handle, boolean own, Instant connectedAt) {

    static AccountJson from(SocialAccount account) {
      return new AccountJson(
          account.id().text(),
          account.platform().slug(),
          account.handle(),
          account.owner().isEmpty(),
          account.connectedAt());
    }
  }
}
