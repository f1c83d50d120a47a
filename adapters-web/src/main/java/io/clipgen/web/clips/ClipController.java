package io.clipgen.web.clips;

import io.clipgen.application.clips.query.ClipLibrary;
import io.clipgen.application.clips.usecase.ClipFile;
import io.clipgen.application.clips.usecase.DeleteClip;
import io.clipgen.application.clips.usecase.DownloadClip;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.PageJson;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The library of clips, and their files. Files are sent in parts where parts are asked for.
@AnswersProblems
@Controller("/api/v1/clips")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "clips")
final class ClipController {

  private final ClipLibrary library;
  private final DownloadClip download;
  private final DeleteClip delete;

  ClipController(ClipLibrary library, DownloadClip download, DeleteClip delete) {
    this.library = library;
    this.download = download;
    this.delete = delete;
  }

  @Get
  @Operation(summary = "List your clips, newest first")
  PageJson<ClipJson> list(
      Caller caller,
      @Nullable @QueryValue String video,
      @Nullable @QueryValue String after,
      @Nullable @QueryValue Integer limit) {
    return PageJson.from(
        library.clips(
            caller.party(),
            Paging.idOrNull("video", video, SourceVideoId::parse),
            Paging.idOrNull("after", after, ClipId::parse),
            Paging.limit(limit)),
        clip -> ClipJson.from(clip, caller));
  }

  @Get("/{id}")
  @Operation(summary = "Look at a clip", description = "Your own, or one submitted to you.")
  ClipJson get(Caller caller, String id) {
    ClipId clip = IdParam.read("id", id, ClipId::parse);
    return library
        .clip(caller.party(), clip)
        .map(found -> ClipJson.from(found, caller))
        .orElseThrow(() -> new NotFound("clip", clip));
  }

  @Get("/{id}/quality")
  @Operation(
      summary = "What was found in a clip when it was finished",
      description =
          "Measured in its file: whether it is what was planned, and which platforms take it. 404 also for a clip from before clips were measured.")
  QualityJson quality(Caller caller, String id) {
    ClipId clip = IdParam.read("id", id, ClipId::parse);
    return library
        .quality(caller.party(), clip)
        .map(QualityJson::from)
        .orElseThrow(() -> new NotFound("clip", clip));
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete a clip of your own that was not submitted")
  void delete(Caller caller, String id) {
    delete.handle(caller, IdParam.read("id", id, ClipId::parse));
  }

  @Get("/{id}/file")
  @Operation(summary = "Download a clip (MP4), whole or in part")
  @SendsFile
  HttpResponse<?> file(HttpRequest<?> request, Caller caller, String id) {
    return send(request, caller, id, ClipFile.VIDEO);
  }

  @Get("/{id}/thumbnail")
  @Operation(summary = "A clip's picture (JPEG)")
  @SendsFile
  HttpResponse<?> thumbnail(HttpRequest<?> request, Caller caller, String id) {
    return send(request, caller, id, ClipFile.THUMBNAIL);
  }

  @Get("/{id}/captions.srt")
  @Operation(summary = "A clip's captions (SubRip)")
  @SendsFile
  HttpResponse<?> srt(HttpRequest<?> request, Caller caller, String id) {
    return send(request, caller, id, ClipFile.CAPTIONS_SRT);
  }

  @Get("/{id}/captions.vtt")
  @Operation(summary = "A clip's captions (WebVTT)")
  @SendsFile
  HttpResponse<?> vtt(HttpRequest<?> request, Caller caller, String id) {
    return send(request, caller, id, ClipFile.CAPTIONS_VTT);
  }

  private HttpResponse<?> send(HttpRequest<?> request, Caller caller, String id, ClipFile file) {
    ClipId clip = IdParam.read("id", id, ClipId::parse);
    return FileResponse.of(request, Sendable.of(download.handle(caller, clip, file)));
  }
}
