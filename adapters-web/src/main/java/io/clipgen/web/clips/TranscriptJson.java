package io.clipgen.web.clips;

import io.clipgen.domain.clips.Transcript;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/// A transcript that was brought.
@Serdeable
record TranscriptJson(
    @Schema(description = "ISO 639 code, or und where unknown", example = "en") String language,
    @Schema(description = "How many words lie within the video", example = "1812") int words,
    @Schema(description = "When the first is said") long startMs,
    @Schema(description = "When the last has been said") long endMs) {

  static TranscriptJson from(Transcript transcript) {
    return new TranscriptJson(
        transcript.language(),
        transcript.words().size(),
        transcript.words().getFirst().span().startMs(),
        transcript.words().getLast().span().endMs());
  }
}
