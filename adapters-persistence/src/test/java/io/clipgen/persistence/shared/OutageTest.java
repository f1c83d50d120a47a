package io.clipgen.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.clipgen.application.shared.Unavailable;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A database that is not there, in every way that it can be gone.
class OutageTest {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  private final Database database = DB.database();

  @Test
  void a_connection_that_an_operator_ends_is_an_outage() {
    assertOutage(() -> database.with(OutageTest::endedByAnOperator));
    assertOutage(() -> database.run(() -> database.with(OutageTest::endedByAnOperator)));
  }

  @Test
  void a_connection_that_was_lost_a_statement_before_is_an_outage() {
    assertOutage(() -> database.with(OutageTest::goneUnnoticed));
    assertOutage(() -> database.run(() -> database.with(OutageTest::goneUnnoticed)));
  }

  @Test
  void a_commit_that_finds_nobody_is_an_outage() {
    assertOutage(() -> database.run(() -> end(database.inTransaction())));
  }

  @Test
  void a_pool_without_a_free_connection_is_an_outage() {
    try (var pool = DataSources.application(DB.address(), 1, Duration.ofMillis(250))) {
      var small = new Database(pool);

      assertOutage(() -> small.with(_ -> small.with(second -> second.execute("SELECT 1"))));
    }
  }

  @Test
  void a_server_that_cannot_be_reached_is_an_outage_and_its_address_a_secret() {
    var nowhere =
        new Database(
            DataSources.owner(DatabaseAddress.parse("postgres://jo:hunter2@127.0.0.1:1/x")));

    assertOutage(() -> nowhere.with(handle -> handle.execute("SELECT 1")));
    assertThat(catchThrowable(() -> nowhere.run(() -> {})))
        .isInstanceOf(Unavailable.class)
        .message()
        .doesNotContain("jo", "hunter2", "127.0.0.1");
  }

  @Test
  void a_database_that_says_no_is_there() {
    assertThatThrownBy(() -> database.with(handle -> handle.execute("SELECT 1 / 0")))
        .isInstanceOf(JdbiException.class);
    assertThatThrownBy(() -> database.run(() -> database.inTransaction().execute("SELECT nothing")))
        .isInstanceOf(JdbiException.class);
  }

  private static int endedByAnOperator(Handle handle) {
    end(handle);
    return handle.execute("SELECT 1");
  }

  /// As where something can do without an answer, like the clock.
  private static int goneUnnoticed(Handle handle) {
    assertThat(catchThrowable(() -> endedByAnOperator(handle))).isNotNull();
    return handle.execute("SELECT 1");
  }

  private static void end(Handle handle) {
    int process = handle.createQuery("SELECT pg_backend_pid()").mapTo(Integer.class).one();
    DB.asOwner("SELECT pg_terminate_backend(" + process + ", 10000)");
  }

  private static void assertOutage(Runnable work) {
    assertThatThrownBy(work::run).isInstanceOf(Unavailable.class);
  }
}
