package io.clipgen.web.identity;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.usecase.RotateSigningKey;
import io.clipgen.web.shared.AnswersProblems;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/// The keys that sign tokens.
@Tag(name = "admin")
@AnswersProblems
@Controller("/api/v1/admin/signing-keys")
@ExecuteOn(TaskExecutors.BLOCKING)
class SigningKeyController {

  private final RotateSigningKey rotateSigningKey;

  SigningKeyController(RotateSigningKey rotateSigningKey) {
    this.rotateSigningKey = rotateSigningKey;
  }

  @Post
  @Status(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Sign tokens with a fresh key from now on",
      description = "Tokens that were signed before stay good until they expire.")
  void rotate(Caller caller) {
    rotateSigningKey.handle(caller);
  }
}
