package io.clipgen.web.operations;

import io.clipgen.application.operations.Part;
import io.clipgen.application.operations.Parts;
import io.clipgen.web.shared.Public;
import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The page at `/`: what this is, what of it is real here, and where to go on. Made on the server,
/// so that it works without scripts and without a network.
@Public
@Hidden
@Controller("/")
@ExecuteOn(TaskExecutors.BLOCKING)
final class LandingController {

  private static final String TEMPLATE = "classpath:web/landing.html";

  private final Parts parts;
  private final HttpHostResolver hosts;
  private final String template;

  LandingController(Parts parts, HttpHostResolver hosts, ResourceResolver resources) {
    this.parts = parts;
    this.hosts = hosts;
    this.template = read(resources);
  }

  @Get(produces = MediaType.TEXT_HTML)
  HttpResponse<String> page(HttpRequest<?> request) {
    return HttpResponse.ok(page(hosts.resolve(request)))
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'")
        .characterEncoding(StandardCharsets.UTF_8);
  }

  private String page(String base) {
    return template.replace("{{base}}", escape(base)).replace("{{parts}}", rows(parts.list()));
  }

  private static String rows(List<Part> parts) {
    return parts.stream().map(LandingController::row).collect(Collectors.joining("\n"));
  }

  private static String row(Part part) {
    String state = part.state().name().toLowerCase(Locale.ROOT);
    return """
                <tr>
                  <th scope="row">%s</th>
                  <td><span class="state %s">%s</span></td>
                  <td>%s</td>
                  <td>%s</td>
                </tr>"""
        .formatted(escape(part.name()), state, state, escape(part.version()), escape(part.hint()));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String read(ResourceResolver resources) {
    try (var stream = resources.getResourceAsStream(TEMPLATE).orElseThrow()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
