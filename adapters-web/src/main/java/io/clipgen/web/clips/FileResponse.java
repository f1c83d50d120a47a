package io.clipgen.web.clips;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Answers a request for a file: whole, in part, or that it has not changed.
final class FileResponse {

  private FileResponse() {}

  /// The answer to `request`, a GET or a HEAD.
  static MutableHttpResponse<?> of(HttpRequest<?> request, Sendable sent) {
    String etag = quoted(sent);
    if (matches(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH), etag)) {
      return described(HttpResponse.notModified(), sent);
    }
    return switch (range(request, sent, etag)) {
      case ByteRange.Whole _ ->
          body(request, described(HttpResponse.ok(), sent), sent, 0, sent.file().size());
      case ByteRange.Part part ->
          body(
              request,
              described(HttpResponse.status(HttpStatus.PARTIAL_CONTENT), sent)
                  .header(
                      HttpHeaders.CONTENT_RANGE,
                      "bytes %d-%d/%d".formatted(part.first(), part.last(), sent.file().size())),
              sent,
              part.first(),
              part.length());
      case ByteRange.Unsatisfiable _ ->
          described(HttpResponse.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE), sent)
              .header(HttpHeaders.CONTENT_RANGE, "bytes */" + sent.file().size());
    };
  }

  // A part is only sent if it belongs to the content that the other parts came from.
  private static ByteRange range(HttpRequest<?> request, Sendable sent, String etag) {
    String condition = request.getHeaders().get(HttpHeaders.IF_RANGE);
    return condition == null || condition.strip().equals(etag)
        ? ByteRange.of(request.getHeaders().get(HttpHeaders.RANGE), sent.file().size())
        : new ByteRange.Whole();
  }

  private static boolean matches(@Nullable String etags, String etag) {
    return etags != null
        && Arrays.stream(etags.split(","))
            .map(String::strip)
            .map(given -> given.startsWith("W/") ? given.substring(2) : given)
            .anyMatch(given -> given.equals("*") || given.equals(etag));
  }

  private static <T> MutableHttpResponse<T> described(
      MutableHttpResponse<T> response, Sendable sent) {
    return response
        .header(HttpHeaders.ETAG, quoted(sent))
        .header(HttpHeaders.ACCEPT_RANGES, "bytes")
        .header(HttpHeaders.CACHE_CONTROL, sent.caching());
  }

  private static MutableHttpResponse<?> body(
      HttpRequest<?> request,
      MutableHttpResponse<?> response,
      Sendable sent,
      long from,
      long length) {
    sent.saveAs()
        .ifPresent(
            name ->
                response.header(
                    HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"'));
    if (request.getMethodName().equals("HEAD")) {
      return response.contentType(sent.mediaType()).contentLength(length);
    }
    return response.body(
        new StreamedFile(
            sent.file().open(from, length),
            MediaType.of(sent.mediaType()),
            sent.file().madeAt().toEpochMilli(),
            length));
  }

  private static String quoted(Sendable sent) {
    return '"' + sent.file().etag() + '"';
  }
}
