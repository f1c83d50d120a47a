package io.clipgen.web.clips;

import io.clipgen.application.clips.usecase.OpenStream;
import io.clipgen.application.clips.usecase.OrderStream;
import io.clipgen.application.clips.usecase.Passes;
import io.clipgen.application.clips.usecase.PreviewStream;
import io.clipgen.application.identity.Caller;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.clips.Rendition;
import io.clipgen.domain.clips.StreamContent;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.PublicAddress;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The streams of clips: ordered, opened and previewed here, played at [StreamController].
@AnswersProblems
@Controller("/api/v1/clips")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "clips")
final class ClipStreamController {

  private final OrderStream order;
  private final OpenStream open;
  private final PreviewStream preview;
  private final PublicAddress address;

  ClipStreamController(
      OrderStream order, OpenStream open, PreviewStream preview, PublicAddress address) {
    this.order = order;
    this.open = open;
    this.preview = preview;
    this.address = address;
  }

  @Post("/{id}/stream")
  @Operation(
      summary = "Make a clip of your own ready to be streamed",
      description =
          "A job makes the qualities: follow it, and ask for the stream when it is done. Ordering again changes nothing.")
  @ApiResponse(responseCode = "200", description = "It is ready", useReturnTypeSchema = true)
  @ApiResponse(responseCode = "202", description = "A job makes it", useReturnTypeSchema = true)
  HttpResponse<StreamJson> order(Caller caller, String id) {
    ClipId clip = IdParam.read("id", id, ClipId::parse);
    MediaStream stream = order.handle(caller, clip);
    HttpStatus status =
        stream.state() instanceof MediaStream.State.Pending ? HttpStatus.ACCEPTED : HttpStatus.OK;
    return HttpResponse.<StreamJson>status(status)
        .header(HttpHeaders.LOCATION, "/api/v1/clips/" + clip.text() + "/stream")
        .body(StreamJson.from(Optional.of(stream), Optional.empty(), caller));
  }

  @Get("/{id}/stream")
  @Operation(
      summary = "Open the stream of a clip",
      description =
          "Your own, one that was submitted to you, or the preview that its owner has opened. The addresses are yours alone and good for a while; a cookie proves that it is you who plays them, so a player must send cookies.")
  HttpResponse<StreamJson> open(HttpRequest<?> request, Caller caller, String id) {
    OpenStream.Opened opened = open.handle(caller, IdParam.read("id", id, ClipId::parse));
    MutableHttpResponse<StreamJson> response =
        HttpResponse.ok(StreamJson.from(opened.stream(), opened.pass(), caller))
            .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
    opened.pass().ifPresent(pass -> response.cookie(proof(request, pass)));
    return response;
  }

  @Put("/{id}/stream/preview")
  @Operation(
      summary = "Say how much of your clip's stream anybody may see who is signed in",
      description = "Without seconds nobody may. A preview ends with a whole segment.")
  StreamJson preview(Caller caller, String id, @Body PreviewRequest request) {
    MediaStream changed =
        preview.handle(
            caller,
            IdParam.read("id", id, ClipId::parse),
            Optional.ofNullable(request.seconds()).map(Duration::ofSeconds));
    return StreamJson.from(Optional.of(changed), Optional.empty(), caller);
  }

  // The proof goes to the pages of this address alone, and only for what is played under the pass.
  private Cookie proof(HttpRequest<?> request, Passes.Signed signed) {
    return Cookie.of(StreamController.PROOF, signed.proof())
        .path(StreamController.ROOT + "/" + signed.text())
        .httpOnly(true)
        .secure(address.isSecure(request))
        .sameSite(SameSite.Strict)
        .maxAge(signed.left());
  }

  /// How much of a stream may be seen.
  @Serdeable
  record PreviewRequest(
      @Schema(description = "From 4 to 86400; empty: nothing", example = "60")
          @Nullable Long seconds) {}

  /// A stream.
  @Serdeable
  record StreamJson(
      @Schema(description = "none, pending, ready or failed") String state,
      @Schema(description = "What makes it; follow it at /api/v1/jobs/{job}; for its owner")
          @Nullable String job,
      @Schema(description = "Why it failed") @Nullable String reason,
      @Schema(description = "The master playlist (HLS)") @Nullable String url,
      @Schema(description = "A picture to show before it plays") @Nullable String poster,
      @Schema(description = "Pictures to show while seeking (WebVTT with #xywh)")
          @Nullable String storyboard,
      @Schema(description = "Until when the addresses are good; then ask again")
          @Nullable Instant expiresAt,
      @Schema(description = "How much of it is played here") @Nullable Long lengthMs,
      @Schema(description = "Whether this is its beginning only") boolean preview,
      @Schema(description = "How much anybody may see, in seconds; for its owner")
          @Nullable Long previewSeconds,
      @Schema(description = "Its qualities, best first") List<RenditionJson> qualities) {

    static StreamJson from(
        Optional<MediaStream> found, Optional<Passes.Signed> signed, Caller caller) {
      Optional<MediaStream> own = found.filter(each -> each.owner().equals(caller.party()));
      Optional<Duration> cut = signed.flatMap(each -> each.pass().preview());
      Optional<StreamContent> content =
          found
              .flatMap(MediaStream::content)
              .map(all -> cut.map(Duration::toMillis).map(all::until).orElse(all));
      Optional<String> root = signed.map(each -> StreamController.ROOT + "/" + each.text() + "/");
      return new StreamJson(
          found.map(StreamJson::state).orElse("none"),
          own.map(each -> each.job().text()).orElse(null),
          found
              .filter(each -> each.state() instanceof MediaStream.State.Failed)
              .map(each -> ((MediaStream.State.Failed) each.state()).reason())
              .orElse(null),
          root.map(base -> base + Playlists.MASTER).orElse(null),
          root.map(base -> base + Playlists.POSTER).orElse(null),
          content.flatMap(StreamContent::storyboard).isPresent()
              ? root.map(base -> base + Playlists.STORYBOARD).orElse(null)
              : null,
          signed.map(each -> each.pass().until()).orElse(null),
          content.map(StreamContent::lengthMs).orElse(null),
          cut.isPresent(),
          own.flatMap(MediaStream::preview).map(Duration::toSeconds).orElse(null),
          content.stream()
              .flatMap(each -> each.pictures().stream())
              .map(RenditionJson::from)
              .toList());
    }

    private static String state(MediaStream stream) {
      return switch (stream.state()) {
        case MediaStream.State.Pending _ -> "pending";
        case MediaStream.State.Ready _ -> "ready";
        case MediaStream.State.Failed _ -> "failed";
      };
    }
  }

  /// One rendition of a stream.
  @Serdeable
  record RenditionJson(
      String name, int width, int height, @Schema(description = "Its average") long bitsPerSecond) {

    static RenditionJson from(Rendition rendition) {
      return new RenditionJson(
          rendition.name(),
          rendition.size().orElseThrow().width(),
          rendition.size().orElseThrow().height(),
          rendition.averageBits());
    }
  }
}
