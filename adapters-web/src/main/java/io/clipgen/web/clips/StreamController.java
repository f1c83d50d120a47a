package io.clipgen.web.clips;

import io.clipgen.application.clips.usecase.StoredFile;
import io.clipgen.application.clips.usecase.WatchStream;
import io.clipgen.application.clips.usecase.WatchStream.Outcome;
import io.clipgen.application.clips.usecase.WatchStream.Showing;
import io.clipgen.domain.clips.StreamContent;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.Problems;
import io.clipgen.web.shared.Public;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.CookieValue;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plays streams to those who have a pass (RFC 8216). The pass in the address and the cookie that
/// came with it say who may see what, so nobody needs to be signed in here: players are not.
@Public
@AnswersProblems
@Controller(StreamController.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "streams")
final class StreamController {

  static final String ROOT = "/api/v1/streams";
  static final String PROOF = "clipgen-viewer";

  private static final String PLAYLIST_TYPE = "application/vnd.apple.mpegurl";
  private static final String VTT_TYPE = "text/vtt";
  private static final String JPEG_TYPE = "image/jpeg";
  private static final int MOST_DIGITS = 6;
  // Captions can be corrected while the stream is watched.
  private static final long FRESH_SECONDS = 30;

  private final WatchStream watch;

  StreamController(WatchStream watch) {
    this.watch = watch;
  }

  @Get("/{pass}/{file}")
  @Operation(
      summary = "A playlist, the captions, the poster or the storyboard of a stream",
      description =
          "master.m3u8, {quality}.m3u8, sound.m3u8, captions.m3u8, captions.vtt, poster.jpg, storyboard.vtt or storyboard.jpg. The address comes from GET /api/v1/clips/{id}/stream, with the cookie that proves whose it is.")
  @SendsFile
  HttpResponse<?> file(
      HttpRequest<?> request,
      String pass,
      String file,
      @Parameter(hidden = true) @Nullable @CookieValue(PROOF) String proof) {
    Showing showing = admitted(pass, proof);
    StreamContent content = showing.content();
    return switch (file) {
      case Playlists.MASTER -> text(FRESH_SECONDS, PLAYLIST_TYPE, Playlists.master(content));
      case Playlists.CAPTIONS + Playlists.ENDING ->
          content.captions()
              ? text(left(showing), PLAYLIST_TYPE, Playlists.captions(content))
              : nothing();
      case Playlists.CAPTIONS_FILE ->
          showing
              .captions()
              .map(vtt -> text(FRESH_SECONDS, VTT_TYPE, Playlists.captions(vtt, content)))
              .orElseThrow(StreamController::missing);
      case Playlists.STORYBOARD ->
          content
              .storyboard()
              .map(board -> Playlists.storyboard(board, content.lengthMs()))
              .map(vtt -> text(left(showing), VTT_TYPE, vtt))
              .orElseThrow(StreamController::missing);
      case Playlists.STORYBOARD_SHEET -> send(request, showing, showing.storyboard(), JPEG_TYPE);
      case Playlists.POSTER -> send(request, showing, Optional.of(showing.poster()), JPEG_TYPE);
      default ->
          content
              .find(withoutEnding(file, Playlists.ENDING))
              .map(found -> text(left(showing), PLAYLIST_TYPE, Playlists.media(found)))
              .orElseThrow(StreamController::missing);
    };
  }

  @Get("/{pass}/{rendition}/{segment}")
  @Operation(
      summary = "A segment of a stream, or the header of its quality",
      description = "Fragmented MP4, whole or in part. The playlists name them.")
  @SendsFile
  HttpResponse<?> segment(
      HttpRequest<?> request,
      String pass,
      String rendition,
      String segment,
      @Parameter(hidden = true) @Nullable @CookieValue(PROOF) String proof) {
    Showing showing = admitted(pass, proof);
    Optional<StoredFile> part =
        segment.equals(Playlists.HEADER)
            ? showing.header(rendition)
            : number(withoutEnding(segment, Playlists.SEGMENT_ENDING))
                .flatMap(number -> showing.segment(rendition, number));
    String type = rendition.equals("sound") ? "audio/mp4" : "video/mp4";
    return send(request, showing, part, type);
  }

  private Showing admitted(String pass, @Nullable String proof) {
    return switch (watch.handle(pass, proof)) {
      case Outcome.Admitted(Showing showing) -> showing;
      case Outcome.Expired _ ->
          throw Problems.refusal(
              HttpStatus.FORBIDDEN,
              "stream-pass-expired",
              "This address has expired: ask for the stream again to get a new one.");
      case Outcome.Foreign _ ->
          throw Problems.refusal(
              HttpStatus.FORBIDDEN,
              "stream-pass-refused",
              "This address is not yours, or was changed: sign in and ask for the stream yourself.");
      case Outcome.Gone _ -> throw missing();
    };
  }

  private static MutableHttpResponse<?> send(
      HttpRequest<?> request, Showing showing, Optional<StoredFile> part, String type) {
    Sendable found =
        part.map(each -> Sendable.of(each, type, left(showing)))
            .orElseThrow(StreamController::missing);
    return FileResponse.of(request, found);
  }

  private static long left(Showing showing) {
    return showing.left().toSeconds();
  }

  private static MutableHttpResponse<?> text(long seconds, String type, String text) {
    return HttpResponse.ok(text)
        .contentType(type)
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=" + seconds);
  }

  private static String withoutEnding(String file, String ending) {
    return file.endsWith(ending) ? file.substring(0, file.length() - ending.length()) : "";
  }

  private static Optional<Integer> number(String text) {
    return text.matches("\\d{1," + MOST_DIGITS + "}")
        ? Optional.of(Integer.parseInt(text))
        : Optional.empty();
  }

  private static HttpResponse<?> nothing() {
    throw missing();
  }

  private static RuntimeException missing() {
    return Problems.refusal(
        HttpStatus.NOT_FOUND, "not-found", "There is nothing here that this address may show.");
  }
}
