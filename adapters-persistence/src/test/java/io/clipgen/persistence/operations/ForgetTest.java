package io.clipgen.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.operations.usecase.Forget;
import io.clipgen.domain.shared.JobId;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ForgetTest {

  private static final Duration KEPT = Duration.ofDays(30);

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  private final MachineTime time = new MachineTime();
  private final JdbcDoneWork done = new JdbcDoneWork(db.database());

  @BeforeEach
  void empty() {
    db.asOwner(
        "TRUNCATE operations.job, operations.outbox, operations.delivery, operations.effect");
  }

  @Test
  void events_are_forgotten_once_all_were_told_and_that_is_long_ago() {
    event("told", Duration.ofDays(31));
    event("told lately", Duration.ofDays(29));
    event("waits for one", Duration.ofDays(31));
    event("failed for good", Duration.ofDays(31));
    insert(
        """
        INSERT INTO operations.delivery (handler, event, due_at, dead)
        SELECT 'mail', id, published_at, type = 'failed for good' FROM operations.outbox
        WHERE type IN ('waits for one', 'failed for good')
        """);
    insert(
        """
        INSERT INTO operations.outbox (id, type, payload, published_at)
        VALUES (gen_random_uuid(), 'not addressed', '{}', :ago)
        """,
        Duration.ofDays(31));

    Forget events = Forget.events(done, KEPT, db.database(), time);

    assertThat(events.run(time.instant())).isEqualTo(1);
    assertThat(events.run(time.instant())).isZero();
    assertThat(texts("SELECT type FROM operations.outbox"))
        .containsExactlyInAnyOrder(
            "told lately", "waits for one", "failed for good", "not addressed");
  }

  @Test
  void effects_are_forgotten_once_they_are_done_and_that_is_long_ago() {
    effect("done", Duration.ofDays(31));
    effect("done lately", Duration.ofDays(29));
    effect("refused", Duration.ofDays(31));
    effect("unknown", Duration.ofDays(31));
    effect("intended", Duration.ofDays(31));

    Forget effects = Forget.effects(done, KEPT, db.database(), time);

    assertThat(effects.run(time.instant())).isEqualTo(1);
    assertThat(effects.run(time.instant())).isZero();
    assertThat(texts("SELECT reference FROM operations.effect"))
        .containsExactlyInAnyOrder("done lately", "refused", "unknown", "intended");
  }

  @Test
  void jobs_are_forgotten_once_they_are_done_and_nothing_names_them() {
    Set<JobId> named = new HashSet<>();
    job("done", Duration.ofDays(31));
    job("cancelled", Duration.ofDays(31));
    job("done lately", Duration.ofDays(29));
    job("dead", Duration.ofDays(31));
    job("queued", Duration.ofDays(31));
    named.add(job("done, of an order", Duration.ofDays(31)));
    Forget jobs =
        Forget.jobs(
            done,
            List.of(
                among -> Set.of(),
                among -> {
                  Set<JobId> found = new HashSet<>(named);
                  found.retainAll(among);
                  return found;
                }),
            KEPT,
            db.database(),
            time);

    assertThat(jobs.run(time.instant())).isEqualTo(3);
    assertThat(jobs.run(time.instant())).isZero();
    assertThat(texts("SELECT subject FROM operations.job"))
        .containsExactlyInAnyOrder("done lately", "dead", "queued", "done, of an order");

    named.clear();
    time.pass(KEPT.minusHours(1));
    jobs.run(time.instant());
    assertThat(texts("SELECT subject FROM operations.job"))
        .as("it was named until just now")
        .containsExactlyInAnyOrder("dead", "queued", "done, of an order");
    time.pass(Duration.ofHours(2));
    jobs.run(time.instant());
    assertThat(texts("SELECT subject FROM operations.job"))
        .containsExactlyInAnyOrder("dead", "queued");
  }

  @Test
  void the_oldest_go_first_a_page_at_a_time() {
    for (int day = 40; day < 45; day++) {
      event("told " + day, Duration.ofDays(day));
      effect("done " + day, Duration.ofDays(day));
      job("done " + day, Duration.ofDays(day));
    }
    var before = time.instant().minus(KEPT);

    db.database()
        .run(
            () -> {
              assertThat(done.forgetEvents(before, 2)).isEqualTo(2);
              assertThat(done.forgetEffects(before, 2)).isEqualTo(2);
              Set<JobId> page = done.jobs(before, 2);
              assertThat(page).hasSize(2);
              done.forgetJobs(page);
            });

    assertThat(texts("SELECT type FROM operations.outbox"))
        .containsExactlyInAnyOrder("told 40", "told 41", "told 42");
    assertThat(texts("SELECT reference FROM operations.effect"))
        .containsExactlyInAnyOrder("done 40", "done 41", "done 42");
    assertThat(texts("SELECT subject FROM operations.job"))
        .containsExactlyInAnyOrder("done 40", "done 41", "done 42");
  }

  @Test
  void nothing_is_forgotten_within_a_day() {
    assertThatThrownBy(() -> Forget.events(done, Duration.ofHours(23), db.database(), time))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("forget-events");
  }

  private void event(String type, Duration ago) {
    insert(
        """
        INSERT INTO operations.outbox (id, type, payload, published_at, addressed_at)
        VALUES (gen_random_uuid(), '%s', '{}', :ago, :ago)
        """
            .formatted(type),
        ago);
  }

  private void effect(String reference, Duration ago) {
    String state = reference.split(" ")[0];
    insert(
        """
        INSERT INTO operations.effect
          (id, kind, reference, payload, state, receipt, due_at, intended_at, settled_at)
        VALUES (gen_random_uuid(), 'payout', '%1$s', '{}', '%2$s',
          CASE WHEN '%2$s' = 'done' THEN 'r' END, :ago, :ago,
          CASE WHEN '%2$s' IN ('done', 'refused') THEN CAST(:ago AS timestamptz) END)
        """
            .formatted(reference, state),
        ago);
  }

  private JobId job(String subject, Duration ago) {
    var id = UUID.randomUUID();
    String state = subject.split("\\W")[0];
    insert(
        """
        INSERT INTO operations.job
          (id, kind, subject, priority, heavy, payload, state, created_at, due_at, ended_at)
        VALUES ('%1$s', 'paint', '%2$s', 0, false, '{}', '%3$s', :ago, :ago,
          CASE WHEN '%3$s' <> 'queued' THEN CAST(:ago AS timestamptz) END)
        """
            .formatted(id, subject, state),
        ago);
    return new JobId(id);
  }

  private void insert(String sql) {
    db.database().with(handle -> handle.execute(sql));
  }

  private void insert(String sql, Duration ago) {
    db.database()
        .with(handle -> handle.createUpdate(sql).bind("ago", time.instant().minus(ago)).execute());
  }

  private List<String> texts(String sql) {
    return db.database().with(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
