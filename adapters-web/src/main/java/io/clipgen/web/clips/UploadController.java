package io.clipgen.web.clips;

import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.usecase.BeginUpload;
import io.clipgen.application.clips.usecase.Checksum;
import io.clipgen.application.clips.usecase.ContinueUpload;
import io.clipgen.application.clips.usecase.EndUpload;
import io.clipgen.application.clips.usecase.SeeUpload;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.clips.Upload;
import io.clipgen.domain.shared.FileSize;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.Problem;
import io.clipgen.web.shared.ProblemException;
import io.clipgen.web.shared.Problems;
import io.clipgen.web.shared.Unread;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Options;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Uploads that may be interrupted and continued, by tus 1.0.
@AnswersProblems
@Controller("/api/v1/uploads")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "uploads")
final class UploadController {

  private static final int CHECKSUM_MISMATCH = 460;
  private static final String PATH = "/api/v1/uploads/";
  private static final String BYTES = "application/offset+octet-stream";
  private static final String OFFSET = "Upload-Offset";
  private static final String LENGTH = "Upload-Length";
  private static final String EXPIRES = "Upload-Expires";
  private static final String CHECKSUM = "Upload-Checksum";

  private final BeginUpload begin;
  private final ContinueUpload resume;
  private final SeeUpload see;
  private final EndUpload end;

  UploadController(BeginUpload begin, ContinueUpload resume, SeeUpload see, EndUpload end) {
    this.begin = begin;
    this.resume = resume;
    this.see = see;
    this.end = end;
  }

  @Options
  @Status(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "What of tus is spoken here",
      description = "In the headers, with the largest upload that your plan allows.")
  HttpResponse<?> options(Caller caller) {
    return HttpResponse.noContent()
        .header("Tus-Version", TusRequests.VERSION)
        .header("Tus-Extension", "creation,creation-with-upload,expiration,termination,checksum")
        .header("Tus-Checksum-Algorithm", Checksum.Algorithm.names())
        .header("Tus-Max-Size", Long.toString(begin.most(caller)));
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Consumes(MediaType.ALL)
  @Operation(
      summary = "Begin an upload that may be interrupted (tus 1.0)",
      description =
          "`Upload-Length` says how many bytes it has; the pair `filename` of `Upload-Metadata`"
              + " becomes the title. `Location` is where to send them, now or in the body of this"
              + " request. When all have arrived a job takes it as any upload is taken: the video"
              + " has the id of the upload.")
  HttpResponse<?> begin(Caller caller, ServerHttpRequest<?> request) {
    TusMetadata metadata = TusMetadata.read(request.getHeaders().get(TusMetadata.HEADER));
    BeginUpload.Command command =
        new BeginUpload.Command(
            caller, metadata.fileName().orElse(""), metadata.text(), number(request, LENGTH));
    return switch (begin.handle(command)) {
      case BeginUpload.Outcome.TooLarge large ->
          throw Problems.refusal(
              HttpStatus.REQUEST_ENTITY_TOO_LARGE,
              "too-large",
              "Your plan takes videos of at most %s.".formatted(FileSize.inWords(large.limit())),
              LENGTH);
      case BeginUpload.Outcome.Begun begun -> {
        Upload upload = begun.upload();
        if (bytes(request)) {
          upload = receive(caller, request, upload.video(), 0);
        }
        yield state(HttpResponse.created(URI.create(PATH + upload.video().text())), upload);
      }
    };
  }

  @Head("/{id}")
  @Operation(summary = "From which byte on an upload is continued (tus 1.0)")
  HttpResponse<?> head(Caller caller, String id) {
    Upload upload = found(caller, id(id));
    MutableHttpResponse<?> answer =
        state(HttpResponse.ok(), upload)
            .header(LENGTH, Long.toString(upload.length()))
            .header(HttpHeaders.CACHE_CONTROL, "no-store");
    return upload.note().isEmpty() ? answer : answer.header(TusMetadata.HEADER, upload.note());
  }

  @Get(uri = "/{id}", headRoute = false)
  @Operation(summary = "How far an upload is, and what became of it")
  HttpResponse<UploadJson> get(Caller caller, String id) {
    return HttpResponse.ok(UploadJson.from(found(caller, id(id))))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  @Patch("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Consumes(MediaType.ALL)
  @Operation(
      summary = "Send bytes of an upload (tus 1.0)",
      description =
          "As `application/offset+octet-stream`, from `Upload-Offset` on: 409 if that is not where"
              + " it stands. What arrives before the connection breaks counts, except where"
              + " `Upload-Checksum` says what all of it comes to.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = BYTES,
                      schema = @Schema(type = "string", format = "binary"))))
  HttpResponse<?> patch(Caller caller, String id, ServerHttpRequest<?> request) {
    SourceVideoId video = id(id);
    return state(
        HttpResponse.noContent(), receive(caller, request, video, number(request, OFFSET)));
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "End an upload (tus 1.0)",
      description = "With what has arrived. A video that it has become stays.")
  HttpResponse<?> delete(Caller caller, String id) {
    end.handle(caller, id(id));
    return HttpResponse.noContent();
  }

  /// For clients that can send nothing but GET and POST.
  @Post("/{id}")
  @Consumes(MediaType.ALL)
  @Hidden
  HttpResponse<?> override(Caller caller, String id, ServerHttpRequest<?> request) {
    String method = request.getHeaders().get("X-HTTP-Method-Override");
    return switch (String.valueOf(method).toUpperCase(Locale.ROOT)) {
      case "PATCH" -> patch(caller, id, request);
      case "DELETE" -> delete(caller, id);
      default -> throw new InvalidInput("X-HTTP-Method-Override", "must be PATCH or DELETE");
    };
  }

  private Upload found(Caller caller, SourceVideoId id) {
    return see.handle(caller, id).orElseThrow(UploadController::expired);
  }

  /// The body is read as it comes, so that what has arrived of one that is cut counts.
  private Upload receive(
      Caller caller, ServerHttpRequest<?> request, SourceVideoId video, long from) {
    try (InputStream body = new ArrivingBody(request.byteBody().toByteArrayPublisher())) {
      try {
        return counted(caller, request, video, from, body);
      } catch (ProblemException
          | StorageFailure
          | ChecksumMismatch
          | InvalidInput
          | NotFound refusal) {
        Unread.swallow(body);
        throw refusal;
      }
    } catch (IOException e) {
      throw Problems.refusal(
          HttpStatus.BAD_REQUEST, "upload-incomplete", "The bytes did not arrive to their end.");
    }
  }

  private Upload counted(
      Caller caller, HttpRequest<?> request, SourceVideoId video, long from, InputStream content) {
    if (!bytes(request)) {
      throw Problems.refusal(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "unsupported-media-type",
          "Bytes of an upload are sent as " + BYTES + ".",
          HttpHeaders.CONTENT_TYPE);
    }
    ContinueUpload.Command command =
        new ContinueUpload.Command(
            caller, video, from, request.getContentLength(), checksum(request), content);
    return switch (resume.handle(command)) {
      case ContinueUpload.Outcome.Received received -> received.upload();
      case ContinueUpload.Outcome.Expired _ -> throw expired();
      case ContinueUpload.Outcome.Elsewhere elsewhere ->
          throw Problems.refusal(
              HttpStatus.CONFLICT,
              "upload-offset",
              "The next byte of this upload is number %d.".formatted(elsewhere.received()),
              OFFSET);
      case ContinueUpload.Outcome.TooMany many ->
          throw Problems.refusal(
              HttpStatus.REQUEST_ENTITY_TOO_LARGE,
              "too-large",
              "Of this upload only %d bytes are missing.".formatted(many.room()));
      case ContinueUpload.Outcome.Mismatch _ -> throw new ChecksumMismatch();
    };
  }

  /// The protocol has a status of its own for it.
  @Error
  HttpResponse<Problem> mismatch(HttpRequest<?> request, ChecksumMismatch mismatch) {
    return Problems.answer(
        request,
        CHECKSUM_MISMATCH,
        "Checksum Mismatch",
        "checksum-mismatch",
        String.valueOf(mismatch.getMessage()));
  }

  static final class ChecksumMismatch extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ChecksumMismatch() {
      super("What arrived is not what was sent: send it again.", null, false, false);
    }
  }

  private static ProblemException expired() {
    return Problems.refusal(
        HttpStatus.GONE,
        "upload-expired",
        "Nothing of this upload has arrived for too long: begin it again.");
  }

  private static @Nullable Checksum checksum(HttpRequest<?> request) {
    String text = request.getHeaders().get(CHECKSUM);
    if (text == null) {
      return null;
    }
    String[] parts = text.strip().split(" +", 2);
    Checksum.Algorithm algorithm =
        Checksum.Algorithm.named(parts[0])
            .orElseThrow(
                () ->
                    new InvalidInput(
                        CHECKSUM, "must be one of " + Checksum.Algorithm.names() + ", and base64"));
    return InvalidInput.reading(
        CHECKSUM,
        () ->
            new Checksum(
                algorithm, Base64.getDecoder().decode(parts.length == 1 ? "" : parts[1].strip())));
  }

  private static boolean bytes(HttpRequest<?> request) {
    return request.getContentType().map(MediaType::getName).filter(BYTES::equals).isPresent();
  }

  private static long number(HttpRequest<?> request, String header) {
    String text = request.getHeaders().get(header);
    if (text == null || !text.matches("\\d{1,18}")) {
      throw new InvalidInput(header, "must be given: a number of bytes");
    }
    return Long.parseLong(text);
  }

  private static SourceVideoId id(String id) {
    return IdParam.read("id", id, SourceVideoId::parse);
  }

  private static MutableHttpResponse<?> state(MutableHttpResponse<?> answer, Upload upload) {
    return answer
        .header(OFFSET, Long.toString(upload.received()))
        .header(
            EXPIRES,
            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                upload.expiresAt().atOffset(ZoneOffset.UTC)));
  }
}
