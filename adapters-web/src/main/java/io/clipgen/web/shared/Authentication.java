package io.clipgen.web.shared;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.usecase.Authenticate;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.management.endpoint.annotation.Endpoint;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;

/// Finds out who calls before a route is entered. Whatever is not [Public] needs a valid bearer
/// token.
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(0)
final class Authentication {

  static final String ATTRIBUTE = "clipgen.caller";

  private static final String SCHEME = "Bearer ";

  private final Authenticate authenticate;

  Authentication(Authenticate authenticate) {
    this.authenticate = authenticate;
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void identify(HttpRequest<?> request) {
    var route = RouteAttributes.getRouteInfo(request).orElse(null);
    // No route: the answer is 404 whoever asks. The management endpoints guard themselves.
    if (route == null
        || route.getAnnotationMetadata().hasAnnotation(Public.class)
        || route.getAnnotationMetadata().hasAnnotation(Endpoint.class)) {
      return;
    }
    String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw Problems.unauthenticated(
          "Sign in first: POST /api/v1/auth/token, then send its accessToken as a bearer token.",
          "Bearer");
    }
    request.setAttribute(ATTRIBUTE, callerOf(header.substring(SCHEME.length()).strip()));
  }

  private Caller callerOf(String token) {
    return switch (authenticate.handle(token)) {
      case Authenticate.Outcome.Known known -> known.caller();
      case Authenticate.Outcome.Unknown _ ->
          throw Problems.unauthenticated(
              "The token is not valid or has expired: sign in again.",
              "Bearer error=\"invalid_token\"");
      case Authenticate.Outcome.Suspended _ ->
          throw Problems.refusal(
              HttpStatus.FORBIDDEN,
              "suspended",
              "This account is suspended. Ask the support to look at it.");
    };
  }
}
