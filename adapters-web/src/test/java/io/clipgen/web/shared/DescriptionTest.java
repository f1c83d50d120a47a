package io.clipgen.web.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.web.testing.Description;
import io.clipgen.web.testing.WebSlice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the API says of itself. That answers are what it says, each test of a slice looks at.
class DescriptionTest {

  @RegisterExtension static final WebSlice web = WebSlice.over();

  private static final Description description = Description.ofThisBuild();

  @Test
  void the_description_is_openapi_3_0_and_knows_every_route() {
    var answer = web.anonymous().get("/api/v1/openapi.yml");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).startsWith("openapi: 3.0").contains("/api/v1/auth/token:", "Money");
  }

  @Test
  void every_route_says_how_it_refuses_and_fails() {
    assertThat(description.operations())
        .hasSizeGreaterThan(100)
        .allSatisfy(
            each -> {
              assertThat(each.answer(499)).as(each.toString()).isNotNull();
              assertThat(each.answer(599)).as(each.toString()).isNotNull();
            });
  }
}
