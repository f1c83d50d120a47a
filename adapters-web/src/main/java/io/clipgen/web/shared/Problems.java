package io.clipgen.web.shared;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Map;

/// Makes problems of expected refusals, to be thrown by a controller:
///
/// ```java
/// return switch (claim.handle(command)) {
///   case Claimed done -> HttpResponse.created(ClaimJson.from(done));
///   case Full full -> throw Problems.refusal(CONFLICT, "campaign-full", full.sentence());
/// };
/// ```
public final class Problems {

  private Problems() {}

  /// A refusal.
  ///
  /// @param code a stable name in kebab case, the last part of the problem's type
  /// @param sentence what to do about it
  public static ProblemException refusal(HttpStatus status, String code, String sentence) {
    return new ProblemException(status, code, sentence, null, Map.of());
  }

  /// A refusal because of one field.
  ///
  /// @param field the field's name as the caller knows it
  public static ProblemException refusal(
      HttpStatus status, String code, String sentence, String field) {
    return new ProblemException(status, code, sentence, field, Map.of());
  }

  /// A refusal that ends by itself: 429 with `Retry-After`.
  public static ProblemException tryAgain(String code, String sentence, Duration after) {
    return new ProblemException(
        HttpStatus.TOO_MANY_REQUESTS,
        code,
        sentence,
        null,
        Map.of(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, after.toSeconds()))));
  }

  /// The answer with a status that only the protocol of a route knows.
  ///
  /// @param title the status in words
  public static HttpResponse<Problem> answer(
      HttpRequest<?> request, int status, String title, String code, String sentence) {
    return HttpResponse.<Problem>status(status, title)
        .body(
            new Problem(
                ProblemResponses.TYPE + code,
                title,
                status,
                sentence,
                null,
                null,
                RequestIds.of(request)))
        .contentType(Problem.MEDIA_TYPE);
  }

  /// Nobody, or nobody we can tell, is calling.
  static ProblemException unauthenticated(String sentence, String challenge) {
    return new ProblemException(
        HttpStatus.UNAUTHORIZED,
        "unauthenticated",
        sentence,
        null,
        Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge));
  }
}
