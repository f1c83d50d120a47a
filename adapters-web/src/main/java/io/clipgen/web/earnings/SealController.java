package io.clipgen.web.earnings;

import io.clipgen.application.earnings.usecase.SeeSeals;
import io.clipgen.domain.earnings.Seal;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.Public;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

/// The seals over the ledger, for everybody to see. They tell nothing of what is under them.
@Public
@Tag(name = "earnings")
@AnswersProblems
@Controller("/api/v1/ledger/seals/{number}")
@ExecuteOn(TaskExecutors.BLOCKING)
class SealController {

  private final SeeSeals see;

  SealController(SeeSeals see) {
    this.see = see;
  }

  @Get
  @Operation(summary = "One seal of the ledger, to compare with the one that a statement names")
  SealJson seal(long number) {
    return SealJson.from(see.one(number));
  }

  /// A seal.
  ///
  /// @param range which entries it covers
  /// @param root the hash of the hashes of those entries
  /// @param previous the hash of the seal before
  /// @param hash its own
  @Serdeable
  @Schema(name = "Seal")
  record SealJson(long number, String range, String root, String previous, String hash) {

    static SealJson from(Seal seal) {
      return new SealJson(
          seal.number(),
          seal.range().toString(),
          seal.root().hex(),
          seal.previous().hex(),
          seal.hash().hex());
    }
  }
}
