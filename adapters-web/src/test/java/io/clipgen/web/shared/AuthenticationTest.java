package io.clipgen.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.identity.Caller;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.web.testing.WebSlice;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuthenticationTest {

  @RegisterExtension
  static final WebSlice web = WebSlice.configured(Map.of("clipgen.test.authentication", true));

  @Test
  void a_valid_token_tells_who_calls() {
    var clipper = web.clipper();

    var answer = web.as(clipper).get("/test/who");

    assertThat(answer.text()).isEqualTo(clipper.party().text() + " [CLIPPER]");
  }

  @Test
  void a_route_that_says_nothing_needs_a_token() {
    var answer = web.anonymous().get("/test/who");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.at("type")).isEqualTo("urn:clipgen:problem:unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer");
  }

  @Test
  void a_token_that_is_not_valid_is_unauthenticated() {
    var answer = web.withToken("made-up").get("/test/who");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate").orElse("")).contains("invalid_token");
  }

  @Test
  void another_scheme_is_unauthenticated() {
    var answer =
        web.anonymous()
            .send("/test/who", request -> request.header("Authorization", "Basic YTpi").GET());

    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void a_token_of_nobody_is_unauthenticated() {
    var token = web.tokens().issue(new PartyId(UUID.randomUUID()));

    assertThat(web.withToken(token).get("/test/who").status()).isEqualTo(401);
  }

  @Test
  void a_suspended_party_may_do_nothing() {
    var answer = web.as(web.suspended()).get("/test/who");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.at("type")).isEqualTo("urn:clipgen:problem:suspended");
  }

  @Test
  void a_public_route_asks_nobody() {
    assertThat(web.anonymous().get("/test/open").text()).isEqualTo("open");
    assertThat(web.withToken("made-up").get("/test/open").text()).isEqualTo("open");
  }

  @Test
  void routes_are_listed_with_who_may_call_them() {
    var routes = web.context().getBean(Routes.class).list();

    assertThat(routes)
        .contains(
            new Routes.Route("POST", "/api/v1/auth/token", true),
            new Routes.Route("GET", "/api/v1/me", false),
            new Routes.Route("PATCH", "/api/v1/me", false));
  }

  @Hidden
  @Controller("/test")
  @Requires(property = "clipgen.test.authentication")
  static class Asking {

    @Get("/who")
    String who(Caller caller) {
      return caller.party() + " " + caller.roles();
    }

    @Public
    @Get("/open")
    String open() {
      return "open";
    }
  }
}
