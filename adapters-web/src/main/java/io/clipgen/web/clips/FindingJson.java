package io.clipgen.web.clips;

import io.clipgen.domain.clips.Finding;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/// What one check of a video's or a clip's quality found.
@Serdeable
record FindingJson(
    @Schema(
            description =
                "duration, size, sound, loudness; of a source also aspect, black-frames; of a clip"
                    + " also black-opening, frozen-opening, peak, bitrate, captions")
        String check,
    @Schema(description = "What was found, with its unit", example = "60.0 s") String value,
    @Schema(description = "Whether it is as it should be") boolean ok,
    @Schema(description = "What it means") String sentence) {

  static FindingJson from(Finding finding) {
    return new FindingJson(
        finding.check().code(), finding.value(), finding.ok(), finding.sentence());
  }
}
