package io.clipgen.web.clips;

import io.clipgen.web.shared.Problems;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;

/// Takes no request that speaks another version of tus; only those that ask need not say any.
@ServerFilter({"/api/v1/uploads", "/api/v1/uploads/**"})
@Order(1)
final class TusRequests {

  static final String VERSION = "1.0.0";

  static final String RESUMABLE = "Tus-Resumable";
  private static final Set<String> ASKING = Set.of("GET", "OPTIONS");

  @RequestFilter
  void check(HttpRequest<?> request) {
    String version = request.getHeaders().get(RESUMABLE);
    if (!ASKING.contains(request.getMethodName()) && !VERSION.equals(version)) {
      throw Problems.refusal(
          HttpStatus.PRECONDITION_FAILED,
          "tus-version",
          "Uploads speak tus " + VERSION + ": say so by the header Tus-Resumable.",
          RESUMABLE);
    }
  }
}
