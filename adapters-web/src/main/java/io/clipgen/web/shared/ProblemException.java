package io.clipgen.web.shared;

import io.micronaut.http.HttpStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ends a request with a problem. Made by [Problems].
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String code;
  private final @Nullable String field;
  private final transient Map<String, String> headers;

  ProblemException(
      HttpStatus status,
      String code,
      String sentence,
      @Nullable String field,
      Map<String, String> headers) {
    super(sentence, null, false, false);
    this.status = status;
    this.code = code;
    this.field = field;
    this.headers = headers;
  }

  /// The HTTP status.
  public HttpStatus status() {
    return status;
  }

  /// The last part of the problem's type, in kebab case.
  public String code() {
    return code;
  }

  /// A sentence that says what to do about it.
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /// The field or parameter that is concerned.
  public @Nullable String field() {
    return field;
  }

  Map<String, String> headers() {
    return headers;
  }
}
