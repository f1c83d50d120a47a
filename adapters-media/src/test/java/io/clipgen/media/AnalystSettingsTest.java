package io.clipgen.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.operations.Part;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnalystSettingsTest {

  private static final String SECRET = "a-secret-key-nobody-may-see";

  private static MediaTools tools(Map<String, String> properties, Map<String, String> environment) {
    return new MediaTools(settings(properties, environment));
  }

  private static MediaSettings settings(
      Map<String, String> properties, Map<String, String> environment) {
    return MediaSettings.of(
        key ->
            key.equals("clipgen.home")
                ? Optional.of("..")
                : Optional.ofNullable(properties.get(key)),
        environment::get);
  }

  @Test
  void gemini_and_claude_are_real_where_their_vendors_are_asked_and_say_who_stands_in() {
    var gemini =
        tools(Map.of("clipgen.analyst", "gemini"), Map.of("GEMINI_API_KEY", SECRET + ",b"));
    assertThat(gemini.analystState()).isEqualTo(Part.State.REAL);
    assertThat(gemini.analyst().description())
        .contains("Gemini by gemini-", "2 keys", "where it cannot, offline rules");

    var claude =
        tools(
            Map.of(
                "clipgen.analyst", "claude",
                "clipgen.analyst.fallback", "none",
                "clipgen.claude.url", "http://127.0.0.1:9"),
            Map.of("CLIPGEN_CLAUDE_KEYS", SECRET));
    assertThat(claude.analystState()).isEqualTo(Part.State.SIMULATED);
    assertThat(claude.analyst().description()).contains("one key").doesNotContain("cannot");
  }

  @Test
  void a_key_comes_from_the_environment_alone_and_is_never_shown() {
    assertThatThrownBy(
            () ->
                tools(Map.of("clipgen.analyst", "claude", "clipgen.claude.keys", SECRET), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CLIPGEN_CLAUDE_KEYS")
        .hasMessageNotContaining(SECRET);
    var environment = Map.of("CLIPGEN_GEMINI_KEYS", SECRET);
    assertThat(settings(Map.of(), environment).toString()).doesNotContain(SECRET);
    assertThat(tools(Map.of("clipgen.analyst", "gemini"), environment).analyst().description())
        .doesNotContain(SECRET);
  }

  @Test
  void a_setting_that_cannot_be_is_named() {
    for (var wrong :
        Map.of(
                "clipgen.gemini.url", "ftp://x",
                "clipgen.claude.temperature", "hot",
                "clipgen.asking.timeout", "soon",
                "clipgen.asking.window-characters", "3")
            .entrySet()) {
      assertThatThrownBy(() -> settings(Map.of(wrong.getKey(), wrong.getValue()), Map.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(wrong.getKey());
    }
    assertThatThrownBy(() -> tools(Map.of("clipgen.analyst.fallback", "coin"), Map.of()).analyst())
        .hasMessageContaining("offline, none");
  }
}
