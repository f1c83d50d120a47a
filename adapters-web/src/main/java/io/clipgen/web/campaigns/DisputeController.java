package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.usecase.DecideDispute;
import io.clipgen.application.campaigns.usecase.DisputeEvidence;
import io.clipgen.application.campaigns.usecase.OpenDispute;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.campaigns.Evidence;
import io.clipgen.domain.shared.DisputeId;
import io.clipgen.domain.shared.EvidenceId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.FormFile;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.MoneyJson;
import io.clipgen.web.shared.PageJson;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.StreamingFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Disputes between brand and clipper.
@Tag(name = "disputes")
@AnswersProblems
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class DisputeController {

  private final OpenDispute open;
  private final DisputeEvidence evidence;
  private final DecideDispute decide;

  DisputeController(OpenDispute open, DisputeEvidence evidence, DecideDispute decide) {
    this.open = open;
    this.evidence = evidence;
    this.decide = decide;
  }

  @Post("/claims/{id}/disputes")
  @Status(HttpStatus.CREATED)
  @Operation(
      summary = "Dispute a claim",
      description =
          "As its brand: doubt a clip that was approved, while its pay is held. As its clipper:"
              + " answer a hold on what it has earned. Against a rejection, appeal.")
  DisputeJson open(Caller caller, String id, @Body @Valid DisputeBody body) {
    return DisputeJson.from(
        open.handle(
            caller,
            new OpenDispute.Command(ClaimController.id(id), body.reason(), links(body.links()))));
  }

  @Get("/disputes")
  @Operation(summary = "My disputes, as brand or clipper, newest first")
  PageJson<DisputeJson> own(
      Caller caller,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    return PageJson.from(evidence.own(caller, after, limit), DisputeJson::from);
  }

  @Get("/disputes/{id}")
  @Operation(summary = "A dispute with all that was put forward, oldest first")
  DisputeJson.WithEvidence get(Caller caller, String id) {
    DisputeEvidence.Timeline timeline = evidence.see(caller, id(id));
    return new DisputeJson.WithEvidence(
        DisputeJson.from(timeline.dispute()),
        timeline.evidence().stream().map(DisputeJson.EvidenceJson::from).toList());
  }

  @Post("/disputes/{id}/statements")
  @Status(HttpStatus.CREATED)
  @Operation(summary = "Put forward words and links")
  DisputeJson.EvidenceJson say(Caller caller, String id, @Body @Valid StatementBody body) {
    return DisputeJson.EvidenceJson.from(
        evidence.say(caller, id(id), body.text(), links(body.links())));
  }

  @Post("/disputes/{id}/files")
  @Status(HttpStatus.CREATED)
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Put forward a file",
      description = "The part `file` of a multipart form: PDF, PNG, JPEG, WebP, MP4 or plain text.")
  DisputeJson.EvidenceJson file(Caller caller, String id, @Nullable StreamingFileUpload file)
      throws IOException {
    if (file == null) {
      throw new InvalidInput("file", "must be given, as that part of the form");
    }
    try (InputStream content = FormFile.open(file)) {
      return DisputeJson.EvidenceJson.from(
          evidence.file(caller, id(id), file.getFilename(), content));
    }
  }

  @Get("/disputes/{id}/files/{file}")
  @Operation(summary = "A file that was put forward")
  HttpResponse<StreamedFile> download(Caller caller, String id, String file) {
    DisputeEvidence.Opened opened =
        evidence.open(caller, id(id), IdParam.read("file", file, EvidenceId::parse));
    Evidence.File known = opened.evidence().file();
    if (known == null) {
      throw new IllegalStateException("evidence that is no file cannot be opened");
    }
    // Never shown as a page of ours, whatever is in it.
    return HttpResponse.ok(new StreamedFile(opened.content(), MediaType.of(known.type())))
        .header("Content-Disposition", "attachment; filename=\"" + ascii(known.name()) + '"')
        .header("X-Content-Type-Options", "nosniff");
  }

  @Get("/admin/disputes")
  @Tag(name = "admin")
  @Operation(summary = "Everybody's disputes, oldest first, by state")
  PageJson<DisputeJson> all(
      Caller caller,
      @Nullable @QueryValue String state,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    caller.requireAdmin();
    return PageJson.from(
        evidence.all(caller, state == null ? null : isOpen(state), after, limit),
        DisputeJson::from);
  }

  @Post("/admin/disputes/{id}/decide")
  @Status(HttpStatus.OK)
  @Tag(name = "admin")
  @Operation(summary = "Decide a dispute, for the clipper or for the brand")
  DecidedJson decide(Caller caller, String id, @Body @Valid DecisionBody body) {
    caller.requireAdmin();
    DecideDispute.Outcome outcome =
        decide.handle(
            caller, new DecideDispute.Command(id(id), forClipper(body.decision()), body.reason()));
    return new DecidedJson(
        DisputeJson.from(outcome.dispute()),
        MoneyJson.from(outcome.effect().clipper()),
        MoneyJson.from(outcome.effect().campaign()),
        MoneyJson.from(outcome.effect().fee()));
  }

  private static DisputeId id(String text) {
    return IdParam.read("id", text, DisputeId::parse);
  }

  private static List<String> links(@Nullable List<String> links) {
    return links == null ? List.of() : links;
  }

  private static boolean isOpen(String state) {
    return switch (state) {
      case "open" -> true;
      case "decided" -> false;
      default -> throw new InvalidInput("state", "must be open or decided");
    };
  }

  private static boolean forClipper(String decision) {
    return switch (decision) {
      case "clipper" -> true;
      case "brand" -> false;
      default -> throw new InvalidInput("decision", "must be clipper or brand");
    };
  }

  private static String ascii(String name) {
    return name.replaceAll("[^\\x20-\\x7e]", "_");
  }

  @Serdeable
  @Schema(name = "DisputeRequest")
  record DisputeBody(
      @Schema(description = "For the other side and for the administrator") @NotNull String reason,
      @Nullable List<String> links) {}

  @Serdeable
  @Schema(name = "DisputeStatement")
  record StatementBody(@NotNull String text, @Nullable List<String> links) {}

  @Serdeable
  @Schema(name = "DisputeDecision")
  record DecisionBody(
      @Schema(allowableValues = {"clipper", "brand"}) @NotNull String decision,
      @Schema(description = "For both sides") @NotNull String reason) {}

  /// What was decided, with its effect on money.
  ///
  /// @param toClipper what is the clipper's: held until it is due, or available
  /// @param toCampaign what is the campaign's again by it, and what was still set aside for views
  ///   among it
  /// @param fee the platform's part: earned where the clipper is paid, refunded where not
  @Serdeable
  @Schema(name = "DisputeDecided")
  record DecidedJson(
      DisputeJson dispute, MoneyJson toClipper, MoneyJson toCampaign, MoneyJson fee) {}
}
