package io.clipgen.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.operations.JobHandler.JobRefused;
import io.clipgen.application.operations.query.JobView;
import io.clipgen.application.operations.testing.JobsContract.Colour;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobsTest {

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  private static final PartyId OWNER = new PartyId(new UUID(7, 7));

  private final MachineTime time = new MachineTime();
  private final Chore paint = new Chore("paint", false, (_, _) -> {});
  private final Chore carve = new Chore("carve", true, (_, _) -> {});
  private final Background live = background(InstantSource.system(), RunnerId.current());
  private final Background still = background(time, RunnerId.current());
  private BackgroundWorker worker = live.worker();

  private Background background(InstantSource machineTime, RunnerId runner) {
    Background background = new Background(db.database(), db.dataSource(), machineTime, runner);
    background.jobHandlers.addAll(List.of(paint, carve));
    return background;
  }

  @BeforeEach
  void empty() {
    db.asOwner(
        "TRUNCATE operations.job, operations.scheduled_tasks, operations.scheduled_tasks_heavy");
  }

  @AfterEach
  void stop() {
    worker.stop();
  }

  private static JobId enqueue(Background background, String kind, String subject, int priority) {
    return background.database.call(
        () -> background.desk().enqueue(kind, OWNER, subject, priority, new Colour("red")));
  }

  private JobView see(JobId job) {
    return live.boards.find(job, OWNER).orElseThrow();
  }

  private void await(JobId job, String state) {
    Eventually.isTrue(job + " is " + state, () -> see(job).state().equals(state));
  }

  private static int places() {
    return db.database()
        .with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT (SELECT count(*) FROM operations.scheduled_tasks)
                          + (SELECT count(*) FROM operations.scheduled_tasks_heavy)
                        """)
                    .mapTo(Integer.class)
                    .one());
  }

  @Test
  void a_job_is_done_soon_after_its_transaction_has_committed() {
    worker.start();
    Instant asked = Instant.now();

    JobId job = enqueue(live, "paint", "fence", 0);

    await(job, "done");
    assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(15));
    assertThat(see(job).progress()).isEqualTo(1);
    assertThat(see(job).attempts()).isEqualTo(1);
    Eventually.isTrue("its place in the queue is gone", () -> places() == 0);
  }

  @Test
  void progress_is_seen_while_it_runs_and_cancelling_interrupts_it() {
    CountDownLatch reported = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    carve.doing(
        (_, progress) -> {
          progress.report("sketch", 0.25);
          reported.countDown();
          try {
            new CountDownLatch(1).await(); // forever, were it not interrupted
          } finally {
            interrupted.countDown();
          }
        });
    worker.start();
    JobId job = enqueue(live, "carve", "statue", 0);
    Eventually.isTrue("it reports", () -> reported.getCount() == 0);
    assertThat(see(job).state()).isEqualTo("running");
    assertThat(see(job).stage()).isEqualTo("sketch");
    assertThat(see(job).progress()).isEqualTo(0.25);

    live.desk().cancel(job);

    await(job, "cancelled");
    assertThat(interrupted.getCount()).isZero();
    assertThat(carve.gaveUp()).containsExactly("It was cancelled while it ran.");
    Eventually.isTrue("its place in the queue is gone", () -> places() == 0);
  }

  @Test
  void a_job_that_another_process_cancels_stops_at_its_next_report() {
    Background elsewhere = background(InstantSource.system(), Background.deadProcess());
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    paint.doing(
        (_, progress) -> {
          running.countDown();
          while (!cancelled.await(5, TimeUnit.MILLISECONDS)) {}
          progress.report("second-coat", 0.5);
        });
    worker.start();
    JobId job = enqueue(live, "paint", "boat", 0);
    Eventually.isTrue("it runs", () -> running.getCount() == 0);

    elsewhere.desk().cancel(job);
    cancelled.countDown();

    await(job, "cancelled");
  }

  @Test
  void heavy_jobs_take_turns_by_priority_and_do_not_keep_light_ones_waiting() {
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    carve.doing(
        (_, _) -> {
          most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
          gate.await();
          atOnce.decrementAndGet();
        });
    worker.start();
    JobId first = enqueue(live, "carve", "one", 0);
    await(first, "running");
    JobId low = enqueue(live, "carve", "two", 0);
    JobId high = enqueue(live, "carve", "three", 5);

    await(enqueue(live, "paint", "four", 0), "done");
    gate.countDown();
    await(low, "done");

    assertThat(carve.begun()).containsExactly(first, high, low);
    assertThat(most).hasValue(1);
  }

  @Test
  void what_fails_is_tried_again_later_and_later_and_is_dead_in_the_end() {
    paint.doing(
        (_, _) -> {
          throw new IllegalStateException("no brush");
        });
    JobId job = enqueue(still, "paint", "roof", 0);

    Optional<Instant> second = still.runJob().run(job, () -> false);
    assertThat(second).contains(time.instant().plusSeconds(1));
    assertThat(see(job).state()).isEqualTo("retrying");
    assertThat(see(job).reason()).isEqualTo("IllegalStateException: no brush");
    time.pass(Duration.ofSeconds(1));
    Optional<Instant> third = still.runJob().run(job, () -> false);
    assertThat(third).contains(time.instant().plusSeconds(2));
    assertThat(still.runJob().run(job, () -> false)).isEmpty();

    assertThat(see(job).state()).isEqualTo("dead");
    assertThat(see(job).attempts()).isEqualTo(3);
    assertThat(paint.gaveUp()).containsExactly("IllegalStateException: no brush");
    assertThat(still.runJob().run(job, () -> false)).isEmpty();
    assertThat(paint.begun()).hasSize(3);
  }

  @Test
  void a_refusal_is_not_tried_again() {
    paint.doing(
        (_, _) -> {
          throw new JobRefused("The wall is wet.");
        });
    worker.start();
    JobId job = enqueue(live, "paint", "wall", 0);

    await(job, "dead");

    assertThat(see(job).reason()).isEqualTo("The wall is wet.");
    assertThat(paint.gaveUp()).containsExactly("The wall is wet.");
  }

  @Test
  void a_dead_job_is_brought_back_unless_another_does_the_same() {
    paint.doing(
        (_, _) -> {
          throw new JobRefused("The wall is wet.");
        });
    worker.start();
    JobId job = enqueue(live, "paint", "cellar", 0);
    await(job, "dead");
    paint.doing((_, _) -> {});

    assertThat(revive(job)).isTrue();
    await(job, "done");

    paint.doing(
        (_, _) -> {
          throw new JobRefused("The wall is wet.");
        });
    JobId again = enqueue(live, "paint", "cellar", 0);
    await(again, "dead");
    worker.stop();
    enqueue(live, "paint", "cellar", 0);
    assertThat(revive(again)).isFalse();
  }

  private boolean revive(JobId job) {
    return live.database.call(() -> live.jobLog.lock(job).isPresent() && live.jobLog.revive(job));
  }

  @Test
  void a_clean_stop_puts_running_jobs_back_without_using_up_an_attempt() {
    CountDownLatch running = new CountDownLatch(1);
    carve.doing(
        (_, _) -> {
          running.countDown();
          new CountDownLatch(1).await();
        });
    worker.start();
    JobId job = enqueue(live, "carve", "bench", 0);
    Eventually.isTrue("it runs", () -> running.getCount() == 0);

    worker.stop();

    assertThat(see(job).state()).isEqualTo("queued");
    assertThat(see(job).attempts()).isZero();
    carve.doing((_, _) -> {});
    worker = background(InstantSource.system(), RunnerId.current()).worker();
    worker.start();
    await(job, "done");
    assertThat(see(job).attempts()).isEqualTo(1);
  }

  @Test
  void what_a_killed_process_had_in_hand_goes_on_at_the_next_start() throws Exception {
    JobId job = enqueue(live, "carve", "tower", 0);
    killedIn("carve");
    assertThat(see(job).state()).isEqualTo("running");

    worker.start();

    await(job, "done");
    assertThat(see(job).attempts()).isEqualTo(2);
  }

  @Test
  void a_job_that_kills_its_process_is_dead_in_the_end_and_healthy_work_goes_on() throws Exception {
    JobId poison = enqueue(live, "carve", "mountain", 0);
    killedIn("carve");
    killedIn("carve");
    killedIn("carve");

    worker.start();
    JobId healthy = enqueue(live, "carve", "hill", 0);

    await(poison, "dead");
    await(healthy, "done");
    assertThat(see(poison).attempts()).isEqualTo(3);
    assertThat(see(poison).reason()).contains("The process ended while it ran");
    assertThat(carve.gaveUp()).hasSize(1);
  }

  /// A process of its own that dies, as by `kill -9`, in the middle of a job of `kind`.
  private static void killedIn(String kind) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DyingWorker.class.getName(),
                db.address().url(),
                db.address().user(),
                String.valueOf(db.address().password()),
                kind)
            .inheritIO()
            .start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(137);
  }

  @Test
  void two_workers_never_do_the_same_job() {
    Background other =
        background(
            InstantSource.system(),
            new RunnerId("elsewhere", 1, Instant.EPOCH)); // its heartbeat keeps it alive
    ConcurrentHashMap<JobId, AtomicInteger> runs = new ConcurrentHashMap<>();
    paint.doing((job, _) -> runs.computeIfAbsent(job, _ -> new AtomicInteger()).incrementAndGet());
    List<JobId> jobs =
        IntStream.range(0, 60).mapToObj(i -> enqueue(live, "paint", "plank-" + i, 0)).toList();
    BackgroundWorker second = other.worker();
    worker.start();
    second.start();

    try {
      jobs.forEach(job -> await(job, "done"));
    } finally {
      second.stop();
    }
    assertThat(runs.values()).extracting(AtomicInteger::get).containsOnly(1);
  }

  @Test
  void owners_see_their_own_jobs_only_page_by_page() {
    List<JobId> jobs =
        List.of(
            enqueue(still, "paint", "a", 0),
            enqueue(still, "paint", "b", 0),
            enqueue(still, "paint", "c", 0));

    var first = still.boards.listOf(OWNER, null, 2);
    var second = still.boards.listOf(OWNER, JobId.parse(first.next()), 2);

    assertThat(first.items()).extracting(JobView::id).containsExactly(jobs.get(2), jobs.get(1));
    assertThat(second.items()).extracting(JobView::id).containsExactly(jobs.get(0));
    assertThat(second.next()).isNull();
    PartyId stranger = new PartyId(new UUID(8, 8));
    assertThat(still.boards.find(jobs.get(0), stranger)).isEmpty();
    assertThat(still.boards.listOf(stranger, null, 2).items()).isEmpty();
  }

  @Test
  void the_pulse_is_the_age_of_the_oldest_job_that_could_run() {
    assertThat(still.boards.oldestDueJob()).isZero();
    enqueue(still, "paint", "a", 0);
    time.pass(Duration.ofSeconds(42));

    assertThat(still.boards.oldestDueJob()).isEqualTo(Duration.ofSeconds(42));
  }
}
