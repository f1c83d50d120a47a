package io.clipgen.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clipgen.domain.shared.CampaignId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {

  record Payload(CampaignId campaign, Instant at, List<String> platforms, @Nullable String note) {}

  private static final Payload PAYLOAD =
      new Payload(
          new CampaignId(new UUID(1, 2)),
          Instant.parse("2026-11-21T10:00:00.123456Z"),
          List.of("tiktok"),
          null);

  @Test
  void a_record_comes_back_as_it_was() {
    assertThat(Json.read(Json.write(PAYLOAD), Payload.class)).isEqualTo(PAYLOAD);
  }

  @Test
  void instants_are_written_for_people() {
    assertThat(Json.write(PAYLOAD)).contains("\"at\":\"2026-11-21T10:00:00.123456Z\"");
  }

  @Test
  void a_field_of_a_newer_version_is_passed_over() {
    String newer = Json.write(PAYLOAD).replaceFirst("\\{", "{\"later\":1,");
    assertThat(Json.read(newer, Payload.class)).isEqualTo(PAYLOAD);
  }

  @Test
  void what_is_not_json_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Json.read("{", Payload.class));
  }
}
