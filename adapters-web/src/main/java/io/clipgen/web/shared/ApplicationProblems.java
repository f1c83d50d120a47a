package io.clipgen.web.shared;

import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;

/// Answers the refusals that use cases of every context share as problems.
@Hidden
@Controller
final class ApplicationProblems {

  @Error(global = true)
  MutableHttpResponse<Problem> notFound(HttpRequest<?> request, NotFound missing) {
    return problem(request, HttpStatus.NOT_FOUND, "not-found", missing, null);
  }

  @Error(global = true)
  MutableHttpResponse<Problem> forbidden(HttpRequest<?> request, Forbidden forbidden) {
    return problem(request, HttpStatus.FORBIDDEN, "forbidden", forbidden, null);
  }

  @Error(global = true)
  MutableHttpResponse<Problem> invalid(HttpRequest<?> request, InvalidInput invalid) {
    return problem(request, HttpStatus.BAD_REQUEST, "invalid-input", invalid, invalid.field());
  }

  @Error(global = true)
  MutableHttpResponse<Problem> refused(HttpRequest<?> request, Refused refused) {
    return problem(request, HttpStatus.CONFLICT, refused.code(), refused, null);
  }

  @Error(global = true)
  MutableHttpResponse<Problem> refused(HttpRequest<?> request, ProblemException problem) {
    var response = problem(request, problem.status(), problem.code(), problem, problem.field());
    problem.headers().forEach(response::header);
    return response;
  }

  private static MutableHttpResponse<Problem> problem(
      HttpRequest<?> request,
      HttpStatus status,
      String code,
      Exception reason,
      @Nullable String field) {
    return ProblemResponses.of(
        request,
        HttpResponse.status(status),
        status,
        code,
        String.valueOf(reason.getMessage()),
        field,
        null);
  }
}
