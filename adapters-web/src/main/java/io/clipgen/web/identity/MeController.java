package io.clipgen.web.identity;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.usecase.ReadProfile;
import io.clipgen.application.identity.usecase.UpdateProfile;
import io.clipgen.application.identity.usecase.UpgradeRole;
import io.clipgen.web.shared.AnswersProblems;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/// One's own profile and roles.
@Tag(name = "identity")
@AnswersProblems
@Controller("/api/v1/me")
@ExecuteOn(TaskExecutors.BLOCKING)
class MeController {

  private final ReadProfile readProfile;
  private final UpdateProfile updateProfile;
  private final UpgradeRole upgradeRole;

  MeController(ReadProfile readProfile, UpdateProfile updateProfile, UpgradeRole upgradeRole) {
    this.readProfile = readProfile;
    this.updateProfile = updateProfile;
    this.upgradeRole = upgradeRole;
  }

  @Get
  @Operation(summary = "My profile")
  ProfileJson read(Caller caller) {
    return ProfileJson.from(readProfile.handle(caller));
  }

  @Patch
  @Operation(summary = "Change my profile")
  ProfileJson update(Caller caller, @Body @Valid ProfileChange body) {
    return ProfileJson.from(
        updateProfile.handle(new UpdateProfile.Command(caller, body.displayName())));
  }

  @Post("/roles")
  @Operation(
      summary = "Become a client, a clipper or a creator as well",
      description = "It counts at once.")
  ProfileJson upgrade(Caller caller, @Body @Valid RoleWanted body) {
    var command = new UpgradeRole.Command(caller, RoleJson.read("role", body.role()));
    return ProfileJson.from(upgradeRole.handle(command));
  }

  @Serdeable
  record ProfileChange(@Schema(example = "Ada L.") @NotNull String displayName) {}

  @Serdeable
  record RoleWanted(
      @Schema(allowableValues = {"client", "clipper", "creator"}) @NotNull String role) {}
}
