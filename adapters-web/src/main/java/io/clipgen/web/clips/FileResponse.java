package io.clipgen.web.clips;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/// Answers a request for a file: whole, in part, or that it has not changed.
final class FileResponse {

  private FileResponse() {}

  /// The answer to `request`, a GET or a HEAD.
  static MutableHttpResponse<?> of(HttpRequest<?> request, Sendable sent) {
    String etag = quoted(sent);
    if (unchanged(request, sent, etag)) {
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

  // The date counts only where no name is given: RFC 9110, 13.1.3.
  private static boolean unchanged(HttpRequest<?> request, Sendable sent, String etag) {
    String known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
    if (known != null) {
      return matches(known, etag);
    }
    ZonedDateTime since = request.getHeaders().getDate(HttpHeaders.IF_MODIFIED_SINCE);
    return since != null
        && !sent.file().madeAt().truncatedTo(ChronoUnit.SECONDS).isAfter(since.toInstant());
  }

  private static boolean matches(String etags, String etag) {
    return Arrays.stream(etags.split(","))
        .map(String::strip)
        .map(given -> given.startsWith("W/") ? given.substring(2) : given)
        .anyMatch(given -> given.equals("*") || given.equals(etag));
  }

  private static <T> MutableHttpResponse<T> described(
      MutableHttpResponse<T> response, Sendable sent) {
    response.getHeaders().lastModified(sent.file().madeAt().toEpochMilli());
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
    response.contentType(sent.mediaType()).contentLength(length);
    return request.getMethodName().equals("HEAD")
        ? response
        : response.body(new StoredBody(sent.file().open(from, length), length));
  }

  private static String quoted(Sendable sent) {
    return '"' + sent.file().etag() + '"';
  }
}
