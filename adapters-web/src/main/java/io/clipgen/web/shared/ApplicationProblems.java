package io.clipgen.web.shared;

import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Unavailable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers the refusals that use cases of every context share as problems.
@Hidden
@Controller
final class ApplicationProblems {

  private static final Logger LOG = LoggerFactory.getLogger(ApplicationProblems.class);
  private static final String SECONDS_TO_WAIT = "5";

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
  MutableHttpResponse<Problem> unavailable(HttpRequest<?> request, Unavailable outage) {
    LOG.warn("{} {} could not be answered", request.getMethodName(), request.getPath(), outage);
    return problem(request, HttpStatus.SERVICE_UNAVAILABLE, "unavailable", outage, null)
        .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
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
