package io.clipgen.web.campaigns;

import io.clipgen.domain.campaigns.Dispute;
import io.clipgen.domain.campaigns.Evidence;
import io.clipgen.domain.shared.HoldId;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A dispute.
///
/// @param kind `rejection`: an appeal; `approval`: the brand doubts an approved clip; `hold`: the
///   clipper answers a hold
/// @param decidedFor the side for which it was decided
@Serdeable
@Schema(name = "Dispute")
record DisputeJson(
    String id,
    String claim,
    String brand,
    String clipper,
    @Schema(allowableValues = {"rejection", "approval", "hold"}) String kind,
    @Nullable String hold,
    String openedBy,
    Instant openedAt,
    @Schema(allowableValues = {"open", "decided"}) String state,
    @Schema(allowableValues = {"clipper", "brand"}) @Nullable String decidedFor,
    @Nullable String decision,
    @Nullable Instant decidedAt) {

  static DisputeJson from(Dispute dispute) {
    HoldId hold = dispute.hold();
    return switch (dispute.state()) {
      case Dispute.State.Open _ -> of(dispute, hold, "open", null, null, null);
      case Dispute.State.Decided(var forClipper, var reason, var at) ->
          of(dispute, hold, "decided", forClipper ? "clipper" : "brand", reason, at);
    };
  }

  private static DisputeJson of(
      Dispute dispute,
      @Nullable HoldId hold,
      String state,
      @Nullable String decidedFor,
      @Nullable String decision,
      @Nullable Instant decidedAt) {
    return new DisputeJson(
        dispute.id().text(),
        dispute.claim().text(),
        dispute.brand().text(),
        dispute.clipper().text(),
        dispute.kind().name().toLowerCase(Locale.ROOT),
        hold == null ? null : hold.text(),
        dispute.openedBy().text(),
        dispute.openedAt(),
        state,
        decidedFor,
        decision,
        decidedAt);
  }

  /// A dispute with what was put forward, oldest first.
  @Serdeable
  @Schema(name = "DisputeTimeline")
  record WithEvidence(DisputeJson dispute, List<EvidenceJson> evidence) {}

  /// Something that was put forward.
  ///
  /// @param file what the file is called
  /// @param fileType its media type, found by looking into it
  @Serdeable
  @Schema(name = "DisputeEvidence")
  record EvidenceJson(
      String id,
      String by,
      Instant at,
      String text,
      List<String> links,
      @Nullable String file,
      @Nullable String fileType,
      @Nullable Long fileBytes) {

    static EvidenceJson from(Evidence evidence) {
      Evidence.File file = evidence.file();
      return new EvidenceJson(
          evidence.id().text(),
          evidence.by().text(),
          evidence.at(),
          evidence.text(),
          evidence.links(),
          file == null ? null : file.name(),
          file == null ? null : file.type(),
          file == null ? null : file.bytes());
    }
  }
}
