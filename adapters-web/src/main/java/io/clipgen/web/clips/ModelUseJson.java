package io.clipgen.web.clips;

import io.clipgen.application.clips.query.ModelUsage;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/// The calls of one language model for one purpose.
@Serdeable
@Schema(name = "ModelUse")
record ModelUseJson(
    @Schema(example = "gemini-2.5-flash") String model,
    @Schema(description = "What it was asked for", example = "highlights") String purpose,
    long calls,
    @Schema(description = "What it was given to read, as its provider counted") long promptTokens,
    @Schema(description = "What it wrote, thinking included") long answerTokens) {

  static ModelUseJson from(ModelUsage.Total total) {
    return new ModelUseJson(
        total.model(), total.purpose(), total.calls(), total.promptTokens(), total.answerTokens());
  }
}
