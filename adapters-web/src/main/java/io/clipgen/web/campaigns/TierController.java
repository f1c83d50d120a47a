package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.usecase.ReadTier;
import io.clipgen.application.identity.Caller;
import io.clipgen.web.shared.AnswersProblems;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// A clipper's tier.
@Tag(name = "claims")
@AnswersProblems
@Controller("/api/v1/me/tier")
@ExecuteOn(TaskExecutors.BLOCKING)
class TierController {

  private final ReadTier readTier;

  TierController(ReadTier readTier) {
    this.readTier = readTier;
  }

  @Get
  @Operation(summary = "Your tier, and how far the next one is")
  TierJson get(Caller caller) {
    return TierJson.from(readTier.handle(caller));
  }

  @Serdeable
  @Schema(name = "Tier")
  record TierJson(
      @Schema(allowableValues = {"bronze", "silver", "gold", "platinum"}) String tier,
      @Schema(description = "Of the price, in claims made now; 7500 is 75 %") int shareBasisPoints,
      long approvedClips,
      long views,
      @Nullable NextJson next) {

    static TierJson from(ReadTier.Progress progress) {
      var next = progress.next();
      return new TierJson(
          Choice.write(progress.standing().tier()),
          progress.share().basisPoints(),
          progress.standing().approvedClips(),
          progress.standing().views(),
          next == null
              ? null
              : new NextJson(
                  Choice.write(next.tier()),
                  next.share().basisPoints(),
                  next.approvedClips(),
                  next.views()));
    }
  }

  @Serdeable
  @Schema(name = "NextTier", description = "Reached by so many clips, or so many views")
  record NextJson(String tier, int shareBasisPoints, long approvedClips, long views) {}
}
