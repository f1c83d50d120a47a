package io.clipgen.web.clips;

import io.clipgen.application.clips.query.EditorDesk;
import io.clipgen.application.clips.usecase.EditClip;
import io.clipgen.application.clips.usecase.EditClip.Outcome;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.Corrections;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.Problems;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Changing clips after they were made.
@AnswersProblems
@Controller("/api/v1/clips")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "clips")
final class EditController {

  private final EditorDesk desk;
  private final EditClip edit;

  EditController(EditorDesk desk, EditClip edit) {
    this.desk = desk;
    this.edit = edit;
  }

  @Get("/{id}/recipe")
  @Operation(
      summary = "How a clip of your own is made",
      description =
          "What an editor shows: in and out points, the words around with their times and corrections, scenes, loudness, how the picture is made and what each scene shows now, earlier versions, and the edit that is worked on.")
  RecipeJson recipe(Caller caller, String id) {
    ClipId clip = IdParam.read("id", id, ClipId::parse);
    return desk.open(caller.party(), clip)
        .map(RecipeJson::from)
        .orElseThrow(() -> new NotFound("clip", clip));
  }

  @Post("/{id}/edits")
  @Operation(
      summary = "Change a clip of your own",
      description =
          """
          Give the version you saw and what is to be different; the rest stays. Ends are moved out of words: the answer says where they are. \
          202: a job makes what differs, and only that; until it is done, and if it fails, the clip is what it was. \
          200: nothing had to be made. \
          409 `outdated`: somebody changed it since; look again. `edit-under-way`: wait for that job or cancel it. \
          `clip-in-use`: it was submitted to a campaign and stays as it is; with `copy` the edit becomes a clip of its own.""")
  @ApiResponse(responseCode = "200", description = "Changed", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "202", description = "A job makes it", useReturnTypeSchema = true)
  HttpResponse<EditedJson> edit(Caller caller, String id, @Body EditRequest request) {
    if (request.version() < 1) {
      throw new InvalidInput("version", "must be given: the one of the clip that you saw");
    }
    Outcome outcome =
        edit.handle(
            new EditClip.Command(
                caller,
                IdParam.read("id", id, ClipId::parse),
                request.version(),
                Boolean.TRUE.equals(request.copy()),
                request.change()));
    return switch (outcome) {
      case Outcome.Unchanged unchanged -> HttpResponse.ok(EditedJson.at(unchanged.clip()));
      case Outcome.Done done -> HttpResponse.ok(EditedJson.at(done.clip()));
      case Outcome.Started started ->
          HttpResponse.accepted(URI.create("/api/v1/jobs/" + started.job().text()))
              .body(EditedJson.from(started));
      case Outcome.Outdated outdated ->
          throw Problems.refusal(
              HttpStatus.CONFLICT,
              "outdated",
              "This clip is version %d by now: look at it again, and make the change on that."
                  .formatted(outdated.version()),
              "version");
      case Outcome.UnderWay underWay ->
          throw Problems.refusal(
              HttpStatus.CONFLICT,
              "edit-under-way",
              "Another change of this clip is worked on: wait for the job %s, or cancel it."
                  .formatted(underWay.job().text()));
    };
  }

  /// What is to be different.
  @Serdeable
  record EditRequest(
      @Schema(description = "The version of the clip that you saw", example = "1") int version,
      @Schema(description = "An earlier version to go back to; the rest is changed on top of it")
          @Nullable Integer restore,
      @Schema(description = "Where it begins in the source", example = "12000")
          @Nullable Long startMs,
      @Schema(description = "Where it ends in the source", example = "27500") @Nullable Long endMs,
      @Nullable String title,
      @Nullable String hook,
      @Schema(description = "Words to be written otherwise than they were heard")
          @Nullable List<@Nullable CorrectionJson> words,
      @Schema(description = "9:16, 1:1, 4:5 or 16:9") @Nullable String ratio,
      @Schema(description = "How the picture is brought into that shape") @Nullable String framing,
      @Schema(description = "How the words are written into the picture")
          @Nullable String captionStyle,
      @Schema(
              description =
                  "Parts of the video that are framed otherwise, in place of those before")
          @Nullable List<TreatmentWords.@Nullable SceneJson> scenes,
      @Schema(description = "What is taken out: none, silences, fillers or all")
          @Nullable String tightening,
      @Schema(description = "Whether the hook is written into the first seconds")
          @Nullable Boolean hookTitle,
      @Schema(description = "A card before it; one without a title takes it away")
          @Nullable CardJson intro,
      @Schema(description = "A card after it; one without a title takes it away")
          @Nullable CardJson outro,
      @Schema(description = "Whether it becomes a clip of its own, and this one stays as it is")
          @Nullable Boolean copy) {

    EditClip.Change change() {
      TreatmentWords treatment =
          new TreatmentWords(
              ratio, framing, captionStyle, scenes, tightening, hookTitle, intro, outro);
      return new EditClip.Change(
          restore,
          startMs,
          endMs,
          title,
          hook,
          words == null
              ? List.of()
              : TreatmentWords.each("words", words, Corrections.MOST, CorrectionJson::toDomain),
          treatment::over);
    }
  }

  /// A word that is to be written otherwise.
  @Serdeable
  record CorrectionJson(
      @Schema(description = "When it begins in the source, as the recipe says") long startMs,
      @Schema(description = "What to write; empty to leave it out", example = "ClipGen")
          @Nullable String text) {

    Corrections.Correction toDomain() {
      return InvalidInput.reading(
          "words", () -> new Corrections.Correction(startMs, text == null ? "" : text));
    }
  }

  /// What became of an edit.
  @Serdeable
  record EditedJson(
      @Schema(description = "The clip that it becomes: the same, or the copy") String clip,
      @Schema(description = "Which version of it") int version,
      @Schema(description = "Where it begins: never inside a word") long startMs,
      @Schema(description = "Where it ends: never inside a word") long endMs,
      @Schema(
              description =
                  "Who makes it, to follow at /api/v1/jobs/{job}; nobody if nothing had to be made")
          @Nullable String job,
      @Schema(
              description =
                  "The files that are made again: video, thumbnail, captions-srt, captions-vtt")
          List<String> remade) {

    static EditedJson at(Clip clip) {
      return new EditedJson(
          clip.id().text(),
          clip.version(),
          clip.moment().span().startMs(),
          clip.moment().span().endMs(),
          null,
          List.of());
    }

    static EditedJson from(Outcome.Started started) {
      return new EditedJson(
          started.clip().text(),
          started.version(),
          started.recipe().span().startMs(),
          started.recipe().span().endMs(),
          started.job().text(),
          started.remade().stream()
              .sorted(Comparator.naturalOrder())
              .map(file -> file.name().toLowerCase(Locale.ROOT).replace('_', '-'))
              .toList());
    }
  }
}
