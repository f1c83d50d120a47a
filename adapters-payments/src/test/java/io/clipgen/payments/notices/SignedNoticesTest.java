package io.clipgen.payments.notices;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.operations.Notice;
import io.clipgen.application.operations.port.NoticeReader.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoticesTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String BODY =
      """
      {"id": "evt_1", "object": "event", "type": "payout.paid", "created": 1795262400,
       "data": {"object": {"id": "po_7", "object": "payout", "status": "paid",
                           "metadata": {"reference": "pay_1-1", "payout": "pay_1"}}}}
      """;

  private List<String> secrets = List.of("whsec_a");

  @Test
  void a_signed_event_says_what_it_is_about() {
    assertThat(read(signed(BODY, NOW, "whsec_a")))
        .isEqualTo(
            new Reading.Genuine(
                new Notice(
                    "payments",
                    "evt_1",
                    "payout.paid",
                    "payout",
                    "po_7",
                    Map.of("reference", "pay_1-1", "payout", "pay_1"),
                    Instant.ofEpochSecond(1_795_262_400))));
  }

  /// Computed with another program: `printf '1492774577.{}' | openssl dgst -sha256 -hmac whsec_a`.
  @Test
  void the_signature_is_what_everybody_computes() {
    Signature signature =
        Signature.of(
            "{}".getBytes(StandardCharsets.UTF_8),
            Instant.ofEpochSecond(1_492_774_577),
            List.of("whsec_a"));
    assertThat(signature.header()).isEqualTo("t=1492774577,v1=" + OPENSSL);
  }

  private static final String OPENSSL =
      "0795e42ae1a6ef2a9f851697878fcb6cef11bac904210e366dbfab6807a52f1b";

  @Test
  void a_secret_that_is_being_replaced_and_the_new_one_are_both_good() {
    String both = Signature.of(bytes(BODY), NOW, List.of("whsec_new", "whsec_old")).header();
    secrets = List.of("whsec_old");
    assertThat(read(both)).isInstanceOf(Reading.Genuine.class);
    secrets = List.of("whsec_new");
    assertThat(read(both)).isInstanceOf(Reading.Genuine.class);
    secrets = List.of("whsec_newer", "whsec_new");
    assertThat(read(signed(BODY, NOW, "whsec_new"))).isInstanceOf(Reading.Genuine.class);
  }

  @Test
  void a_signature_of_another_secret_or_another_body_is_not_believed() {
    assertDoubtful(signed(BODY, NOW, "whsec_b"), "not that of the body");
    assertDoubtful(signed(BODY + " ", NOW, "whsec_a"), "not that of the body");
    String moved =
        signed(BODY, NOW, "whsec_a").replace("t=" + NOW.getEpochSecond(), "t=1795262401");
    assertDoubtful(moved, "not that of the body");
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 0, 300})
  void five_minutes_either_way_are_borne(long seconds) {
    assertThat(read(signed(BODY, NOW.plusSeconds(seconds), "whsec_a")))
        .isInstanceOf(Reading.Genuine.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301})
  void more_is_not(long seconds) {
    assertDoubtful(signed(BODY, NOW.plusSeconds(seconds), "whsec_a"), "300 seconds");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t=1",
        "v1=00",
        "t=x,v1=00",
        "t=1,v1=zz",
        "t=1,v1=0",
        "t=1,t=2,v1=00",
        "t=99999999999999999999,v1=00",
        "t=1795262400,v0=00"
      })
  void a_header_of_another_form_is_not_believed(String header) {
    assertDoubtful(header, "missing or not of the form");
  }

  @Test
  void without_a_header_or_a_secret_nobody_is_believed() {
    assertDoubtful(null, "missing or not of the form");
    secrets = List.of();
    assertDoubtful(signed(BODY, NOW, ""), "clipgen.payments.notice-secrets");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no json", "{}", "[]", "{\"id\": \"evt_1\", \"data\": {\"object\": \"po_7\"}}"})
  void what_is_signed_and_no_event_is_said_so(String body) {
    assertThat(reader().read(Signature.of(bytes(body), NOW, secrets).header(), bytes(body)))
        .isInstanceOf(Reading.Doubtful.class);
  }

  private void assertDoubtful(@Nullable String header, String why) {
    assertThat(read(header))
        .isInstanceOfSatisfying(
            Reading.Doubtful.class, doubtful -> assertThat(doubtful.reason()).contains(why));
  }

  private Reading read(@Nullable String header) {
    return reader().read(header, bytes(BODY));
  }

  private SignedNotices reader() {
    return new SignedNotices(() -> secrets, () -> NOW);
  }

  private static String signed(String body, Instant at, String secret) {
    return secret.isEmpty() ? "t=1,v1=00" : Signature.of(bytes(body), at, List.of(secret)).header();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
