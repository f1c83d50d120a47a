package io.clipgen.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.persistence.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

public class RowsTest {

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  public record Thing(
      UUID id, String name, @Nullable Long size, Instant madeAt, List<String> tags) {}

  private static final String THING =
      """
      SELECT '00000000-0000-0000-0000-000000000007'::uuid AS id, 'a' AS name, NULL::bigint AS size,
        timestamptz '2026-01-01T00:00:00Z' AS made_at, ARRAY['x', 'y'] AS tags
      """;

  private static final String TURNED_ROUND =
      """
      SELECT ARRAY[]::text[] AS tags, timestamptz '2026-01-02T00:00:00Z' AS made_at, 8::bigint AS size,
        'b' AS name, '00000000-0000-0000-0000-000000000008'::uuid AS id
      """;

  @Test
  void each_column_is_read_into_the_component_of_its_name_in_whatever_order_they_come() {
    for (int time = 0; time < 2; time++) {
      assertThat(read(THING))
          .isEqualTo(
              new Thing(
                  new UUID(0, 7),
                  "a",
                  null,
                  Instant.parse("2026-01-01T00:00:00Z"),
                  List.of("x", "y")));
      assertThat(read(TURNED_ROUND))
          .isEqualTo(
              new Thing(new UUID(0, 8), "b", 8L, Instant.parse("2026-01-02T00:00:00Z"), List.of()));
    }
  }

  @Test
  void a_column_that_is_missing_is_named_however_often_it_is_asked_for() {
    String sql = "SELECT 'a' AS name";
    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> read(sql)).hasMessageContaining("id");
    }
  }

  private static Thing read(String sql) {
    return db.database().with(handle -> handle.createQuery(sql).map(Rows.of(Thing.class)).one());
  }
}
