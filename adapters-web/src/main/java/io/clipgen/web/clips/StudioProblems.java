package io.clipgen.web.clips;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.web.shared.Problem;
import io.clipgen.web.shared.Problems;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.swagger.v3.oas.annotations.Hidden;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells what goes wrong with files and media programs as problems, whichever route needed them.
@Hidden
@Controller
final class StudioProblems {

  private static final Logger LOG = LoggerFactory.getLogger(StudioProblems.class);

  @Error(global = true)
  HttpResponse<Problem> storage(HttpRequest<?> request, StorageFailure failure) {
    if (failure.kind() != StorageFailure.Kind.SENDER) {
      LOG.warn("{} {}: storage failed", request.getMethodName(), request.getPath(), failure);
    }
    return switch (failure.kind()) {
      case SENDER ->
          problem(
              request,
              HttpStatus.BAD_REQUEST,
              "upload-incomplete",
              "The file did not arrive to its end: upload it again.");
      case FULL ->
          problem(
              request,
              HttpStatus.INSUFFICIENT_STORAGE,
              "storage-full",
              "There is no room left for files: ask the operator to make some.");
      case OURS ->
          problem(
              request,
              HttpStatus.SERVICE_UNAVAILABLE,
              "storage-unavailable",
              "Files cannot be reached just now: try again in a minute.");
    };
  }

  @Error(global = true)
  HttpResponse<Problem> media(HttpRequest<?> request, MediaFailure failure) {
    LOG.warn(
        "{} {}: a video could not be looked at",
        request.getMethodName(),
        request.getPath(),
        failure);
    return problem(
        request,
        HttpStatus.SERVICE_UNAVAILABLE,
        "media-tools-failed",
        "The video could not be looked at just now: try again, and ask for help if it stays.");
  }

  private static HttpResponse<Problem> problem(
      HttpRequest<?> request, HttpStatus status, String code, String sentence) {
    return Problems.answer(request, status.getCode(), status.getReason(), code, sentence);
  }
}
