package io.clipgen.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Unavailable;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.multipart.StreamingFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

  @RegisterExtension
  static final WebSlice web =
      WebSlice.configured(
          Map.of(
              "clipgen.test.problems",
              true,
              "micronaut.server.max-request-size",
              "64KB",
              "micronaut.server.multipart.max-file-size",
              "32KB"));

  @ParameterizedTest
  @CsvSource({
    "not-found, 404, urn:clipgen:problem:not-found, There is no campaign 7 that you can see.",
    "forbidden, 403, urn:clipgen:problem:forbidden, Only brands may.",
    "invalid, 400, urn:clipgen:problem:invalid-input, price must be at least 10",
    "refused, 409, urn:clipgen:problem:campaign-full, All places are taken.",
    "outcome, 422, urn:clipgen:problem:too-short, The video is too short for that.",
    "later, 429, urn:clipgen:problem:too-many, Wait a minute.",
  })
  void a_refusal_is_told_as_a_problem(String why, int status, String type, String detail) {
    var answer = web.anonymous().get("/test/refuse/" + why);

    assertProblem(answer, status, type);
    assertThat(answer.at("detail")).isEqualTo(detail);
  }

  @Test
  void the_field_is_named() {
    assertThat(web.anonymous().get("/test/refuse/invalid").at("field")).isEqualTo("price");
    assertThat(web.anonymous().get("/test/refuse/outcome").at("field")).isEqualTo("video");
  }

  @Test
  void who_must_wait_is_told_how_long() {
    assertThat(web.anonymous().get("/test/refuse/later").header("Retry-After")).hasValue("60");
  }

  @Test
  void a_database_that_does_not_answer_is_worth_trying_again_and_keeps_its_secrets() {
    var answer = web.anonymous().get("/test/refuse/away");

    assertProblem(answer, 503, "urn:clipgen:problem:unavailable");
    assertThat(answer.at("detail")).isEqualTo("The database does not answer just now.");
    assertThat(answer.header("Retry-After")).hasValue("5");
    assertThat(answer.text()).doesNotContain("jdbc", "hunter2", "Exception");
  }

  @Test
  void what_nobody_expected_keeps_its_secrets() {
    var answer = web.anonymous().get("/test/refuse/bug");

    assertProblem(answer, 500, "urn:clipgen:problem:internal");
    assertThat(answer.text()).doesNotContain("jdbc", "hunter2", "Exception", "ProblemsTest");
    assertThat(answer.at("requestId")).isNotEmpty();
  }

  @Test
  void an_unknown_route_is_not_found() {
    var answer = web.anonymous().get("/api/v1/nothing");

    assertProblem(answer, 404, "urn:clipgen:problem:not-found");
    assertThat(answer.at("detail")).contains("/api/v1/nothing");
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() {
    var answer = web.anonymous().delete("/test/refuse/bug");

    assertProblem(answer, 405, "urn:clipgen:problem:method-not-allowed");
    assertThat(answer.header("Allow").orElse("")).contains("GET");
  }

  @Test
  void a_wrong_content_type_is_not_understood() {
    var answer =
        web.anonymous()
            .send(
                "/test/things",
                request ->
                    request
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString("a,b")));

    assertProblem(answer, 415, "urn:clipgen:problem:unsupported-media-type");
  }

  @Test
  void broken_json_is_said_to_be_broken() {
    var answer = web.anonymous().post("/test/things", "{\"name\": \"x\", ");

    assertProblem(answer, 400, "urn:clipgen:problem:malformed-json");
  }

  @Test
  void a_misspelt_property_is_refused_by_name() {
    var answer =
        web.anonymous().post("/test/things", "{\"name\": \"x\", \"count\": 1, \"cuont\": 2}");

    assertProblem(answer, 400, "urn:clipgen:problem:unknown-property");
    assertThat(answer.at("field")).isEqualTo("cuont");
    assertThat(
            web.anonymous()
                .post("/test/things", "{\"name\": \"x\", \"parts\": [{\"colour\": 2}]}")
                .at("field"))
        .isEqualTo("parts[0].colour");
  }

  @Test
  void every_field_that_breaks_a_rule_is_named() {
    var answer = web.anonymous().post("/test/things", "{\"count\": 0}");

    assertProblem(answer, 400, "urn:clipgen:problem:invalid-input");
    assertThat(answer.at("errors.0.field")).isEqualTo("count");
    assertThat(answer.at("errors.0.rule")).contains("1");
    assertThat(answer.at("errors.1.field")).isEqualTo("name");
  }

  @Test
  void a_nested_field_is_named_by_its_path() {
    var answer =
        web.anonymous()
            .post("/test/things", "{\"name\": \"x\", \"count\": 1, \"parts\": [{\"size\": -1}]}");

    assertProblem(answer, 400, "urn:clipgen:problem:invalid-input");
    assertThat(answer.at("field")).isEqualTo("parts[0].size");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\": \"x\", \"count\": \"many\"} | count",
        "{\"name\": {\"a\": 1}, \"count\": 1} | name",
        "{\"name\": \"x\", \"count\": 1, \"parts\": [{\"size\": \"big\"}]} | size",
        "[] | ",
        "17 | ",
        "null | ",
        "'' | ",
      })
  void a_value_of_another_type_is_a_bad_request(String json, String field) {
    var answer = web.anonymous().post("/test/things", json);

    assertProblem(answer, 400, "urn:clipgen:problem:invalid-input");
    if (field != null) {
      assertThat(answer.at("field")).contains(field);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'count': 'many' | count must be a whole number.",
        "'count': 0 | count must be at least 1.",
        "'count': 49.99 | count must be a whole number.",
        "'count': 1e3 | count must be a whole number.",
        "'count': true | count must be a whole number.",
        "'count': [5] | count must be a whole number.",
        "'count': {'of': 5} | count must be a whole number.",
        "'count': '5' | count must be a whole number.",
        "'count': null | count must be given.",
        "'most': 49.99 | most must be a whole number.",
        "'most': 9223372036854775808 | most is a number too large to be read.",
        "'loud': 'maybe' | loud must be true or false.",
        "'loud': 1 | loud must be true or false.",
        "'name': null | name must be given.",
        "'name': [] | name must be a text.",
        "'name': 'twelve chars' | name must have 1 to 9 characters.",
        "'parts': {} | parts must be an array.",
        "'parts': [3] | parts[0] must be a JSON object.",
        "'parts': [{'size': 'big'}] | parts[0].size must be a whole number.",
        "'parts': [{'size': 99999999999}] | parts[0].size is a number too large to be read.",
        "'due': 'tomorrow' | due must be a time, as in 2026-11-24T12:00:00Z.",
      },
      quoteCharacter = '~')
  void a_property_that_does_not_do_is_told_the_rule_in_our_words(String property, String detail) {
    String name = property.substring(1, property.indexOf("':"));
    String rest = "{'name': 'x', 'count': 1}".replaceFirst("'" + name + "': [^,}]+,? ?", "");
    String json = rest.replaceFirst(",? ?}$", ", " + property + "}").replace("{, ", "{");

    var answer = web.anonymous().post("/test/things", json.replace('\'', '"'));

    assertProblem(answer, 400, "urn:clipgen:problem:invalid-input");
    assertThat(answer.at("detail")).as(json).isEqualTo(detail);
    assertThat(answer.at("field")).isEqualTo(detail.split(" ")[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "17", "\"x\"", "[{\"name\": \"x\", \"count\": 1}]"})
  void a_body_that_is_no_object_is_told_to_be_one(String json) {
    var answer = web.anonymous().post("/test/things", json);

    assertProblem(answer, 400, "urn:clipgen:problem:invalid-input");
    assertThat(answer.at("detail"))
        .isEqualTo("The body must be a JSON object: what is to be in it is described at /docs.");
    assertThat(answer.at("field")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", ""})
  void a_body_that_is_missing_is_asked_for(String json) {
    var answer = web.anonymous().post("/test/things", json);

    assertThat(answer.at("detail"))
        .isEqualTo("The body must be given: what is to be in it is described at /docs.");
    assertThat(answer.at("field")).isEmpty();
  }

  @Test
  void a_number_that_is_missing_is_not_nought() {
    var answer = web.anonymous().post("/test/things", "{\"name\": \"x\", \"parts\": [{}]}");

    assertProblem(answer, 400, "urn:clipgen:problem:invalid-input");
    assertThat(answer.at("detail")).isEqualTo("parts[0].size must be given.");
  }

  @Test
  void a_number_that_is_too_large_is_not_said_to_be_missing() {
    var answer =
        web.anonymous()
            .post("/test/things", "{\"name\": \"x\", \"count\": 99999999999, \"parts\": []}");
    assertProblem(answer, 400, "urn:clipgen:problem:invalid-input");
    assertThat(answer.at("detail")).isEqualTo("count is a number too large to be read.");
    assertThat(answer.at("field")).isEqualTo("count");
  }

  @Test
  void a_query_value_of_another_type_is_named() {
    var answer = web.anonymous().get("/test/numbers?size=many");

    assertProblem(answer, 400, "urn:clipgen:problem:invalid-input");
    assertThat(answer.at("field")).isEqualTo("size");
    assertThat(answer.at("detail")).isEqualTo("size must be a whole number.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/test/numbers | size must be given.",
        "/test/numbers?size= | size must be given.",
        "/test/numbers?size=1.5 | size must be a whole number.",
        "/test/numbers?size=99999999999 | size is a number too large to be read.",
        "/test/numbers?size=1&size=2 | size must be given once.",
        "/test/numbers?size=101 | size must be at most 100.",
        "/test/numbers?size=-1 | size must be at least 0.",
        "/test/headers | X-Count must be given.",
      })
  void a_parameter_that_does_not_do_is_told_the_rule_in_our_words(String path, String detail) {
    var answer = web.anonymous().get(path);

    assertProblem(answer, 400, "urn:clipgen:problem:invalid-input");
    assertThat(answer.at("detail")).isEqualTo(detail);
    assertThat(answer.at("field")).isEqualTo(detail.split(" ")[0]);
  }

  @Test
  void a_header_is_called_as_its_caller_calls_it() {
    var answer =
        web.anonymous().send("/test/headers", request -> request.header("X-Count", "many").GET());

    assertThat(answer.at("detail")).isEqualTo("X-Count must be a whole number.");
    assertThat(answer.at("field")).isEqualTo("X-Count");
  }

  @Test
  void a_missing_query_value_is_named() {
    var answer = web.anonymous().get("/test/numbers");

    assertProblem(answer, 400, "urn:clipgen:problem:invalid-input");
    assertThat(answer.at("field")).isEqualTo("size");
  }

  @Test
  void a_malformed_id_is_a_bad_request_that_names_the_parameter() {
    var answer = web.anonymous().get("/test/ids/clm_123");

    assertProblem(answer, 400, "urn:clipgen:problem:invalid-input");
    assertThat(answer.at("field")).isEqualTo("campaign");
    assertThat(answer.at("detail")).contains("cmp_");
  }

  @Test
  void a_body_that_is_too_large_is_refused() {
    var answer =
        web.anonymous().post("/test/things", "{\"name\": \"" + "x".repeat(100_000) + "\"}");

    assertProblem(answer, 413, "urn:clipgen:problem:too-large");
  }

  @Test
  void a_file_that_is_too_large_is_refused_by_its_name_and_with_the_limit() {
    assertThat(file(32 << 10).text()).isEqualTo("32768");

    var answer = file((32 << 10) + 1);

    assertProblem(answer, 413, "urn:clipgen:problem:too-large");
    assertThat(answer.at("field")).isEqualTo("picture");
    assertThat(answer.at("detail")).contains("picture", "32768");
  }

  @Test
  void a_form_that_is_too_large_is_refused() {
    var answer = file(100_000);

    assertProblem(answer, 413, "urn:clipgen:problem:too-large");
    assertThat(answer.at("detail")).contains("65536");
    assertThat(file(1).status()).as("of the next request").isEqualTo(200);
  }

  private static Answer file(int bytes) {
    return web.anonymous()
        .send(
            "/test/files",
            request ->
                request
                    .header("Content-Type", "multipart/form-data; boundary=b")
                    .POST(
                        BodyPublishers.ofString(
                            "--b\r\nContent-Disposition: form-data; name=\"picture\"; filename=\"x\"\r\n\r\n%s\r\n--b--\r\n"
                                .formatted("x".repeat(bytes)))));
  }

  @Test
  void a_request_keeps_the_id_that_its_caller_gave() {
    var answer =
        web.anonymous()
            .send("/test/refuse/bug", request -> request.header("X-Request-Id", "abc-1").GET());

    assertThat(answer.header("X-Request-Id")).hasValue("abc-1");
    assertThat(answer.at("requestId")).isEqualTo("abc-1");
  }

  @Test
  void an_id_that_would_spoil_the_log_is_replaced() {
    var answer =
        web.anonymous()
            .send("/test/refuse/bug", request -> request.header("X-Request-Id", "a b\tc").GET());

    assertThat(answer.header("X-Request-Id").orElse("")).isNotEmpty().doesNotContain(" ");
  }

  @Test
  void empty_lists_and_absent_values_are_said() {
    var answer = web.as(web.client()).get("/test/page");

    assertThat(answer.text()).isEqualTo("{\"items\":[],\"next\":null}");
  }

  private static void assertProblem(Answer answer, int status, String type) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
    assertThat(answer.at("type")).isEqualTo(type);
    assertThat(answer.at("status")).isEqualTo(Integer.toString(status));
    assertThat(answer.at("detail")).isNotEmpty();
    assertThat(answer.header("X-Request-Id")).hasValue(answer.at("requestId"));
  }

  @Public
  @Hidden
  @Controller("/test")
  @Requires(property = "clipgen.test.problems")
  static class Refusing {

    @Post("/files")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ExecuteOn(TaskExecutors.BLOCKING)
    long read(StreamingFileUpload picture) throws IOException {
      try (InputStream content = FormFile.open(picture)) {
        return content.transferTo(OutputStream.nullOutputStream());
      }
    }

    @Get("/refuse/{why}")
    String refuse(String why) {
      throw switch (why) {
        case "not-found" -> new NotFound("campaign", 7);
        case "forbidden" -> new Forbidden("Only brands may.");
        case "invalid" -> new InvalidInput("price", "must be at least 10");
        case "refused" -> new Refused("campaign-full", "All places are taken.");
        case "outcome" ->
            Problems.refusal(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "too-short",
                "The video is too short for that.",
                "video");
        case "later" -> Problems.tryAgain("too-many", "Wait a minute.", Duration.ofMinutes(1));
        case "away" ->
            new Unavailable(
                "The database does not answer just now.",
                new IllegalStateException("jdbc password hunter2"));
        default -> new IllegalStateException("jdbc password hunter2");
      };
    }

    @Post("/things")
    String make(@Body @Valid Thing thing) {
      return thing.name();
    }

    @Get("/numbers")
    int number(@QueryValue @Min(0) @Max(100) int size) {
      return size;
    }

    @Get("/headers")
    int header(@Header("X-Count") int count) {
      return count;
    }

    @Get("/ids/{id}")
    String id(String id) {
      return IdParam.read("campaign", id, CampaignId::parse).text();
    }
  }

  @Hidden
  @Controller("/test/page")
  @Requires(property = "clipgen.test.problems")
  static class Paging {

    @Get
    PageJson<String> page(Caller caller) {
      return new PageJson<>(List.of(), null);
    }
  }

  @Serdeable
  record Thing(
      @NotNull @Size(min = 1, max = 9) String name,
      @Min(1) int count,
      @Valid List<Piece> parts,
      @Nullable Instant due,
      @Nullable Long most,
      @Nullable Boolean loud) {}

  @Serdeable
  record Piece(@Min(0) int size) {}
}
