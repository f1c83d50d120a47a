package io.clipgen.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationsTest {

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  @Test
  void a_migrated_database_has_nothing_left_to_apply() {
    assertThat(Migrations.pending(db.owner())).isZero();
    assertThat(Migrations.migrate(db.owner())).isZero();
  }

  @Test
  void the_application_works_in_a_role_of_its_own_and_in_utc() {
    assertThat(ask("SELECT current_user")).isEqualTo("clipgen_app");
    assertThat(ask("SHOW timezone")).isEqualTo("UTC");
  }

  @Test
  void the_application_cannot_make_or_drop_tables() {
    assertThat(ask("SELECT has_schema_privilege('public', 'CREATE')::text")).isEqualTo("false");
    assertThat(ask("SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user"))
        .isEqualTo("false");
  }

  private static String ask(String sql) {
    return db.database().with(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }
}
