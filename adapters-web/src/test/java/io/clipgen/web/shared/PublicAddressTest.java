package io.clipgen.web.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micronaut.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {

  private final HttpRequest<?> plain = HttpRequest.GET("http://127.0.0.1:8080/");

  @Test
  void what_is_configured_says_how_people_come_here() {
    assertThat(new PublicAddress(" HTTPS://clips.example/ ").isSecure(plain)).isTrue();
    assertThat(new PublicAddress("http://clips.example").isSecure(plain)).isFalse();
    assertThat(new PublicAddress("").isSecure(plain)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clips.example", "ftp://clips.example", "https://", "https:// x"})
  void what_is_no_address_of_a_site_stops_the_start(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PublicAddress(address))
        .withMessageContaining("clipgen.public-address")
        .withMessageContaining("https://clips.example");
  }
}
