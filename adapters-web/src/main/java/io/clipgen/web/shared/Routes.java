package io.clipgen.web.shared;

import io.micronaut.http.uri.UriMatchTemplate;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/// Every route of the API that is served, for whoever wants to go through all of them: what is true
/// of a route, a test can ask of each, so that a new one is covered by itself.
@Singleton
public final class Routes {

  private static final String API = "/api/";

  private final Router router;

  Routes(Router router) {
    this.router = router;
  }

  /// All routes under `/api/`, by path and method. The `HEAD` that comes with each `GET` is not
  /// listed.
  public List<Route> list() {
    return router
        .uriRoutes()
        .filter(info -> !"HEAD".equals(info.getHttpMethodName()))
        .map(Routes::of)
        .filter(route -> route.path().startsWith(API))
        .distinct()
        .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
        .toList();
  }

  private static Route of(UriRouteInfo<?, ?> info) {
    return new Route(
        info.getHttpMethodName(),
        template(info.getUriMatchTemplate()),
        info.getAnnotationMetadata().hasAnnotation(Public.class));
  }

  private static String template(UriMatchTemplate template) {
    String path = template.toPathString();
    return path.isEmpty() ? "/" : path;
  }

  /// One route.
  ///
  /// @param method as in `GET`
  /// @param path with its parameters in braces, as in `/api/v1/campaigns/{id}`
  /// @param isPublic whether anybody may call it without a token
  public record Route(String method, String path, boolean isPublic) {}
}
