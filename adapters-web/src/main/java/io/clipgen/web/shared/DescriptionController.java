package io.clipgen.web.shared;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.swagger.v3.oas.annotations.Hidden;

/// Serves the API's description for programs. For people it is at `/docs`.
@Public
@Hidden
@Controller("/api/v1")
final class DescriptionController {

  private static final String DESCRIPTION = "classpath:META-INF/swagger/openapi.yml";

  private final ResourceResolver resources;

  DescriptionController(ResourceResolver resources) {
    this.resources = resources;
  }

  @Get("/openapi.yml")
  @Produces("application/yaml")
  StreamedFile description() {
    var stream =
        resources
            .getResourceAsStream(DESCRIPTION)
            .orElseThrow(
                () -> new IllegalStateException("the API's description is not in this build"));
    return new StreamedFile(stream, MediaType.of("application/yaml"));
  }
}
