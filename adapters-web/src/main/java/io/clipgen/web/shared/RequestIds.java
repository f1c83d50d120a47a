package io.clipgen.web.shared;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives every request an id: the caller's own from `X-Request-Id`, or a fresh one. It is in the
/// answer, in problems and, as `request`, in the log lines written on the way.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestIds {

  static final String HEADER = "X-Request-Id";

  private static final Logger LOG = LoggerFactory.getLogger(RequestIds.class);
  private static final String ATTRIBUTE = "clipgen.request-id";
  private static final String STARTED = "clipgen.request-started";
  // What a caller sends ends up in logs, so nothing else is taken over.
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  /// The id of `request`, if it came past this filter.
  static @Nullable String of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, String.class).orElse(null);
  }

  @RequestFilter
  void give(HttpRequest<?> request, MutablePropagatedContext context) {
    String given = request.getHeaders().get(HEADER);
    String id =
        given != null && ACCEPTED.matcher(given).matches() ? given : UUID.randomUUID().toString();
    request.setAttribute(ATTRIBUTE, id);
    request.setAttribute(STARTED, System.nanoTime());
    context.add(new MdcPropagationContext(Map.of("request", id)));
  }

  @ResponseFilter
  void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
    String id = of(request);
    if (id != null) {
      response.header(HEADER, id);
      LOG.debug(
          "{} {} answered {} after {} ms",
          request.getMethodName(),
          request.getPath(),
          response.code(),
          millisSinceStart(request));
    }
  }

  private static long millisSinceStart(HttpRequest<?> request) {
    return request
        .getAttribute(STARTED, Long.class)
        .map(started -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started))
        .orElse(0L);
  }
}
