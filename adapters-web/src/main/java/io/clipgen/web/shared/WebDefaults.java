package io.clipgen.web.shared;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import java.util.Map;

/// How this API behaves wherever it is started; not meant to be configured.
@ContextConfigurer
public final class WebDefaults implements ApplicationContextConfigurer {

  private static final Map<String, Object> FIXED =
      Map.ofEntries(
          // What is empty is said: a list without items is [], not missing.
          Map.entry("micronaut.serde.serialization.inclusion", "ALWAYS"),
          Map.entry("micronaut.serde.deserialization.ignore-unknown", "false"),
          // A number that is missing is not 0.
          Map.entry("micronaut.serde.deserialization.fail-on-null-for-primitives", "true"),
          Map.entry(
              "micronaut.router.static-resources.docs.paths",
              "classpath:META-INF/swagger/views/swagger-ui"),
          Map.entry("micronaut.router.static-resources.docs.mapping", "/docs/**"),
          Map.entry("endpoints.all.enabled", "false"),
          Map.entry("endpoints.health.enabled", "true"),
          Map.entry("endpoints.health.sensitive", "false"),
          Map.entry("endpoints.health.details-visible", "ANONYMOUS"),
          Map.entry("endpoints.health.discovery-client.enabled", "false"),
          Map.entry("endpoints.prometheus.enabled", "true"),
          Map.entry("endpoints.prometheus.sensitive", "false"),
          Map.entry("micronaut.metrics.enabled", "true"),
          Map.entry("micronaut.metrics.export.prometheus.enabled", "true"),
          Map.entry("micronaut.metrics.export.prometheus.descriptions", "true"));

  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.properties(FIXED);
  }
}
