package io.clipgen.web.earnings;

import io.clipgen.application.earnings.usecase.StatementKeyring;
import io.clipgen.application.identity.Caller;
import io.clipgen.domain.earnings.SignedFile;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.Public;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.PublicKey;
import java.util.List;
import java.util.stream.Collectors;

/// The keys that sign statements.
@AnswersProblems
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class StatementKeyController {

  private final StatementKeyring keys;

  StatementKeyController(StatementKeyring keys) {
    this.keys = keys;
  }

  @Public
  @Get("/statement-keys")
  @Tag(name = "earnings")
  @Operation(summary = "The public keys of statements, the one that signs now first")
  KeysJson keys() {
    return new KeysJson(keys.publicKeys().stream().map(KeyJson::from).toList());
  }

  @Public
  @Get("/statement-keys.pem")
  @Produces("application/x-pem-file")
  @Tag(name = "earnings")
  @Operation(
      summary = "The public keys of statements, as a file for `clipgen statement verify --key`")
  String pem() {
    return keys.publicKeys().stream().map(SignedFile::pem).collect(Collectors.joining());
  }

  @Post("/admin/statement-keys")
  @Status(HttpStatus.NO_CONTENT)
  @Tag(name = "admin")
  @Operation(
      summary = "Sign statements with a fresh key from now on",
      description = "What was signed before can still be checked: old public keys stay published.")
  void rotate(Caller caller) {
    keys.rotate(caller);
  }

  @Serdeable
  @Schema(name = "StatementKeys")
  record KeysJson(List<KeyJson> items) {}

  /// A public key.
  ///
  /// @param id what files call it by: the first 16 hexadecimal digits of the SHA-256 of its X.509
  ///   form
  /// @param pem its X.509 form as PEM
  @Serdeable
  @Schema(name = "StatementKey")
  record KeyJson(String id, String pem) {

    static KeyJson from(PublicKey key) {
      return new KeyJson(SignedFile.name(key), SignedFile.pem(key));
    }
  }
}
