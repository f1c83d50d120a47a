package io.clipgen.web.clips;

import io.clipgen.domain.clips.QualityReport;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;

/// What was found in a finished clip.
@Serdeable
record QualityJson(
    @Schema(description = "Whether every check found what it should") boolean ok,
    List<FindingJson> checks,
    List<PlatformJson> platforms) {

  static QualityJson from(QualityReport report) {
    return new QualityJson(
        report.faults().isEmpty(),
        report.findings().stream().map(FindingJson::from).toList(),
        report.platforms().stream().map(PlatformJson::from).toList());
  }

  /// Whether a platform takes it.
  @Serdeable
  record PlatformJson(
      @Schema(description = "tiktok, shorts or reels") String platform,
      boolean fits,
      @Schema(description = "Why not, a sentence each") List<String> reasons) {

    static PlatformJson from(QualityReport.Fitness fitness) {
      return new PlatformJson(
          fitness.platform().name().toLowerCase(Locale.ROOT), fitness.fits(), fitness.breaches());
    }
  }
}
