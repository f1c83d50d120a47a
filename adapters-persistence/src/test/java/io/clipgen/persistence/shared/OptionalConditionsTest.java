package io.clipgen.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.persistence.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OptionalConditionsTest {

  private static final int OFTEN = 20;
  private static final String LIST =
      "SELECT id FROM identity.party WHERE :after::uuid IS NULL OR id > :after::uuid ORDER BY id LIMIT 2";
  private static final String ONE = "SELECT id FROM identity.party WHERE id = :after";

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  @Test
  void a_list_is_planned_for_where_it_goes_on_however_often_it_was_read() {
    db.database()
        .run(
            () -> {
              Handle handle = db.database().inTransaction();
              for (int i = 0; i < OFTEN; i++) {
                read(handle, LIST);
                read(handle, ONE);
              }

              assertThat(prepared(handle))
                  .noneMatch(sql -> sql.contains("LIMIT 2"))
                  .anyMatch(sql -> sql.endsWith("WHERE id = $1"));
            });
  }

  private static void read(Handle handle, String sql) {
    handle.createQuery(sql).bind("after", UUID.randomUUID()).mapTo(UUID.class).list();
  }

  private static List<String> prepared(Handle handle) {
    return handle
        .createQuery("SELECT statement FROM pg_prepared_statements")
        .mapTo(String.class)
        .list();
  }
}
