package io.clipgen.web.shared;

import io.micronaut.context.annotation.Primary;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedBodyRouteException;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Answers as problems what the framework refuses by itself: unknown routes, wrong methods and
/// media types, bodies that are too large or do not read, values that break a validation rule, and
/// whatever nobody expected.
@Singleton
@Primary
final class ProblemResponses implements ErrorResponseProcessor<Problem> {

  static final String TYPE = "urn:clipgen:problem:";

  private static final String NO_BODY =
      "The body must be given: what is to be in it is described at /docs.";

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d+");

  private static final Pattern NAMED_PART = Pattern.compile("part named \\[([^\\]]+)\\]");

  @Override
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    var request = context.getRequest();
    var status = HttpStatus.valueOf(response.code());
    var cause = context.getRootCause().orElse(null);
    if (cause instanceof ConstraintViolationException broken) {
      return of(request, response, HttpStatus.BAD_REQUEST, violations(broken));
    }
    var unread = JsonTrouble.in(cause);
    if (unread != null) {
      return of(
          request,
          response,
          HttpStatus.BAD_REQUEST,
          unread.code(),
          unread.sentence(),
          unread.field(),
          null);
    }
    if (cause instanceof ConversionErrorException mismatch) {
      return invalid(request, response, nameOf(mismatch.getArgument()), ruleBrokenBy(mismatch));
    }
    if (cause instanceof UnsatisfiedBodyRouteException) {
      return of(request, response, HttpStatus.BAD_REQUEST, "invalid-input", NO_BODY, null, null);
    }
    if (cause instanceof UnsatisfiedRouteException missing) {
      return invalid(request, response, nameOf(missing.getArgument()), "must be given");
    }
    var beyond = beyondLimit(cause);
    if (beyond != null) {
      return tooLarge(request, response, String.valueOf(beyond.getMessage()));
    }
    return of(
        request, response, status, code(status), sentence(context, status), field(context), null);
  }

  /// The limit of a body that a failure came of; `null` if it came of something else.
  static @Nullable ContentLengthExceededException beyondLimit(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ContentLengthExceededException beyond) {
        return beyond;
      }
    }
    return null;
  }

  // What is left of the body is not read, so the connection is of no use for another request.
  private static MutableHttpResponse<Problem> tooLarge(
      HttpRequest<?> request, MutableHttpResponse<?> response, String sentence) {
    Matcher part = NAMED_PART.matcher(sentence);
    var status = HttpStatus.REQUEST_ENTITY_TOO_LARGE;
    return of(
            request,
            response,
            status,
            code(status),
            sentence + ".",
            part.find() ? part.group(1) : null,
            null)
        .header(HttpHeaders.CONNECTION, "close");
  }

  /// A problem as the answer to `request`.
  static MutableHttpResponse<Problem> of(
      HttpRequest<?> request,
      MutableHttpResponse<?> response,
      HttpStatus status,
      String code,
      String sentence,
      @Nullable String field,
      @Nullable List<Problem.Violation> errors) {
    var problem =
        new Problem(
            TYPE + code,
            status.getReason(),
            status.getCode(),
            sentence,
            field,
            errors,
            RequestIds.of(request));
    return response.status(status).body(problem).contentType(Problem.MEDIA_TYPE);
  }

  private static MutableHttpResponse<Problem> invalid(
      HttpRequest<?> request, MutableHttpResponse<?> response, String field, String rule) {
    String sentence = field + " " + rule + ".";
    return of(request, response, HttpStatus.BAD_REQUEST, "invalid-input", sentence, field, null);
  }

  private static MutableHttpResponse<Problem> of(
      HttpRequest<?> request,
      MutableHttpResponse<?> response,
      HttpStatus status,
      List<Problem.Violation> violations) {
    var first = violations.getFirst();
    return of(
        request,
        response,
        status,
        "invalid-input",
        first.field() + " " + first.rule() + ".",
        first.field(),
        violations);
  }

  private static List<Problem.Violation> violations(ConstraintViolationException broken) {
    var violations = new ArrayList<Problem.Violation>();
    for (ConstraintViolation<?> each : broken.getConstraintViolations()) {
      violations.add(new Problem.Violation(fieldOf(each), each.getMessage()));
    }
    violations.sort(Comparator.comparing(Problem.Violation::field));
    return violations;
  }

  /// The path without the method's and its body parameter's name, which the caller does not know.
  private static String fieldOf(ConstraintViolation<?> violation) {
    String[] names = violation.getPropertyPath().toString().split("\\.", 3);
    return names[names.length - 1];
  }

  private static @Nullable String field(ErrorContext context) {
    return context.getErrors().stream()
        .flatMap(error -> error.getPath().stream())
        .map(path -> path.startsWith("/") ? path.substring(1) : path)
        .filter(path -> !path.isBlank() && !path.contains("/"))
        .findFirst()
        .orElse(null);
  }

  private static String sentence(ErrorContext context, HttpStatus status) {
    var request = context.getRequest();
    return switch (status) {
      case NOT_FOUND ->
          "There is nothing at " + request.getPath() + ": the routes are listed at /docs.";
      case UNSUPPORTED_MEDIA_TYPE ->
          "The content type "
              + request.getContentType().map(Object::toString).orElse("(none)")
              + " is not understood here: see the route at /docs.";
      case REQUEST_ENTITY_TOO_LARGE -> "The body is larger than this route takes.";
      default ->
          status.getCode() >= 500
              ? "Something went wrong on our side. Try again; if it stays, ask for help and quote the request id."
              : context.getErrors().stream()
                  .map(error -> error.getMessage())
                  .findFirst()
                  .orElse(status.getReason());
    };
  }

  private static String code(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> "invalid-input";
      case REQUEST_ENTITY_TOO_LARGE -> "too-large";
      case INTERNAL_SERVER_ERROR -> "internal";
      default -> status.getReason().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    };
  }

  /// What a parameter is called in the request.
  private static String nameOf(Argument<?> parameter) {
    return parameter
        .getAnnotationMetadata()
        .stringValue(Bindable.class)
        .filter(name -> !name.isEmpty())
        .orElse(parameter.getName());
  }

  private static String ruleBrokenBy(ConversionErrorException mismatch) {
    Class<?> type = mismatch.getArgument().getType();
    Object given = mismatch.getConversionError().getOriginalValue().orElse("");
    if (given instanceof Collection<?> several && several.size() > 1) {
      return "must be given once";
    }
    if (type.isEnum()) {
      return "must be one of "
          + String.join(
              ", ", Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
    }
    if (!Number.class.isAssignableFrom(type) && !type.isPrimitive()) {
      return "must be of the kind that is described at /docs";
    }
    return WHOLE_NUMBER.matcher(given.toString()).matches()
        ? JsonTrouble.TOO_LARGE
        : JsonTrouble.NO_NUMBER;
  }
}
