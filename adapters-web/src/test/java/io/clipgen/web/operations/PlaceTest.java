package io.clipgen.web.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.operations.Part;
import io.clipgen.application.operations.Parts;
import io.clipgen.application.operations.Pulse;
import io.clipgen.web.testing.WebSlice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlaceTest {

  private static final AtomicReference<Supplier<Duration>> WAITING =
      new AtomicReference<>(() -> Duration.ZERO);

  private static final Parts PARTS =
      () ->
          List.of(
              new Part(
                  "Payments", Part.State.SIMULATED, "simulator <1>", "clipgen.payments.provider"),
              new Part("FFmpeg", Part.State.REAL, "6.1.1", ""));

  private static final Pulse PULSE = () -> WAITING.get().get();

  @RegisterExtension static final WebSlice web = WebSlice.over(PARTS, PULSE);

  @Test
  void anybody_sees_how_real_each_part_is() {
    var answer = web.anonymous().get("/api/v1/system/parts");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("items.0.name")).isEqualTo("Payments");
    assertThat(answer.at("items.0.state")).isEqualTo("simulated");
    assertThat(answer.at("items.1.state")).isEqualTo("real");
    assertThat(answer.json().get("items").get(1).get("hint").getStringValue()).isEmpty();
  }

  @Test
  void the_page_at_the_root_says_what_is_simulated() {
    var answer = web.anonymous().send("/", request -> request.header("Accept", "text/html").GET());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.text())
        .contains("<html lang=\"en\">", "Payments", "simulated", "simulator &lt;1&gt;", "/docs")
        .doesNotContain("{{", "<script");
    assertThat(answer.header("Content-Security-Policy").orElse("")).contains("default-src 'none'");
  }

  @Test
  void the_page_loads_nothing_from_elsewhere() {
    assertThat(web.anonymous().get("/").text()).doesNotContain("src=\"http", "href=\"http", "url(");
  }

  @Test
  void the_documentation_needs_no_network() {
    var page = web.anonymous().get("/docs");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("/api/v1/openapi.yml", "/docs/res/")
        .doesNotContain("//unpkg", "//cdn");
    for (String file :
        List.of("swagger-ui-bundle.js", "swagger-ui-standalone-preset.js", "swagger-ui.css")) {
      assertThat(web.anonymous().get("/docs/res/" + file).status()).as(file).isEqualTo(200);
    }
  }

  @Test
  void health_tells_the_age_of_the_oldest_due_job() {
    WAITING.set(() -> Duration.ofSeconds(42));

    var answer = web.anonymous().get("/health");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("status")).isEqualTo("UP");
    assertThat(answer.at("details.work.details.oldestDueJobSeconds")).isEqualTo("42");
    assertThat(answer.at("details.work.details.database")).isEqualTo("answers");
  }

  @Test
  void health_is_down_when_work_does_not_get_done() {
    WAITING.set(() -> Duration.ofHours(2));

    var answer = web.anonymous().get("/health");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.at("status")).isEqualTo("DOWN");
  }

  @Test
  void health_is_down_when_the_database_does_not_answer() {
    WAITING.set(
        () -> {
          throw new IllegalStateException("password hunter2 refused");
        });

    var answer = web.anonymous().get("/health");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.at("details.work.details.database")).isEqualTo("does not answer");
    assertThat(answer.text()).doesNotContain("hunter2");
  }

  @Test
  void metrics_count_requests_by_route() {
    web.anonymous().get("/api/v1/system/parts");

    var answer = web.anonymous().get("/prometheus");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text())
        .contains("http_server_requests_seconds_count", "/api/v1/system/parts");
  }

  @Test
  void other_management_endpoints_are_closed() {
    for (String path :
        List.of("/env", "/beans", "/loggers", "/routes", "/threaddump", "/refresh")) {
      assertThat(web.anonymous().get(path).status()).as(path).isIn(401, 404);
    }
  }

  @Test
  void browsers_are_told_to_be_careful() {
    var answer = web.anonymous().get("/");

    assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
  }
}
