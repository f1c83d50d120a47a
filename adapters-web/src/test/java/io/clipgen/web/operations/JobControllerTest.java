package io.clipgen.web.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.operations.Jobs;
import io.clipgen.application.operations.port.JobLog;
import io.clipgen.application.operations.port.Payload;
import io.clipgen.application.operations.query.EffectBoard;
import io.clipgen.application.operations.query.EffectView;
import io.clipgen.application.operations.query.JobBoard;
import io.clipgen.application.operations.query.JobView;
import io.clipgen.application.operations.testing.FakeEffects;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.operations.testing.InMemoryEffects;
import io.clipgen.application.operations.usecase.CancelJob;
import io.clipgen.application.operations.usecase.DecideEffect;
import io.clipgen.application.operations.usecase.RetryJob;
import io.clipgen.application.operations.usecase.SeeEffects;
import io.clipgen.application.operations.usecase.SeeJobs;
import io.clipgen.application.shared.Page;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.shared.EffectId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.web.testing.WebSlice;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JobControllerTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Map<JobId, JobView> JOBS = new ConcurrentHashMap<>();
  private static final Set<JobView> SEEN = ConcurrentHashMap.newKeySet();
  private static final AtomicLong LAST = new AtomicLong();

  private static final JobBoard BOARD =
      new JobBoard() {
        @Override
        public Optional<JobView> find(JobId job, @Nullable PartyId owner) {
          Optional<JobView> found =
              Optional.ofNullable(JOBS.get(job))
                  .filter(view -> owner == null || owner.equals(view.owner()));
          found.ifPresent(SEEN::add);
          return found;
        }

        @Override
        public Page<JobView> listOf(PartyId owner, @Nullable JobId after, int limit) {
          return page(view -> owner.equals(view.owner()), after, limit);
        }

        @Override
        public Page<JobView> listIn(String state, @Nullable JobId after, int limit) {
          return page(view -> state.equals(view.state()), after, limit);
        }

        private Page<JobView> page(Predicate<JobView> wanted, @Nullable JobId after, int limit) {
          List<JobView> all =
              JOBS.values().stream()
                  .filter(wanted)
                  .filter(view -> after == null || view.id().text().compareTo(after.text()) < 0)
                  .sorted(Comparator.comparing((JobView view) -> view.id().text()).reversed())
                  .toList();
          return all.size() > limit
              ? new Page<>(all.subList(0, limit), all.get(limit - 1).id().text())
              : new Page<>(all, null);
        }
      };

  private static final EffectBoard EFFECTS =
      new EffectBoard() {
        @Override
        public Page<EffectView> listIn(String state, @Nullable EffectId after, int limit) {
          return new Page<>(List.of(effect(state)), null);
        }

        @Override
        public Page<EffectView> listStuck(Instant before, @Nullable EffectId after, int limit) {
          return new Page<>(List.of(effect("intended")), null);
        }

        @Override
        public Optional<EffectView> find(EffectId id) {
          return Optional.of(effect("unknown"));
        }

        private EffectView effect(String state) {
          return new EffectView(
              new EffectId(new UUID(1, 1)),
              "payout",
              "pay_1",
              state,
              1,
              3,
              null,
              "no answer",
              NOW,
              NOW,
              null,
              NOW,
              NOW,
              null,
              Map.of("payout", "pay_1", "amount", 7501, "currency", "USD"));
        }
      };

  private static final FakeEffects ASKED = new FakeEffects();

  private static final SeeEffects SEE_EFFECTS = new SeeEffects(EFFECTS, () -> NOW);

  private static final Jobs DESK =
      new Jobs() {
        @Override
        public JobId enqueue(
            String kind, @Nullable PartyId owner, String subject, int priority, Object payload) {
          throw new UnsupportedOperationException();
        }

        @Override
        public int live(PartyId owner, Set<String> kinds) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void cancel(JobId job) {
          JOBS.computeIfPresent(job, (_, view) -> in(view, "cancelled", view.progress()));
        }
      };

  private static final SeeJobs SEE_JOBS = new SeeJobs(BOARD);

  @RegisterExtension
  static final WebSlice web =
      WebSlice.over(
          SEE_JOBS,
          new CancelJob(SEE_JOBS, DESK),
          new RetryJob(new Log(), new InMemoryTransactions(), new InMemoryAdminActions()),
          SEE_EFFECTS,
          new DecideEffect(
              SEE_EFFECTS,
              new InMemoryEffects(new InMemoryTransactions(), UUID::randomUUID),
              ASKED,
              List.of(),
              new InMemoryTransactions(),
              () -> NOW,
              Duration.ofHours(1),
              new InMemoryAdminActions()));

  private static JobView in(JobView view, String state, double progress) {
    boolean ended = !state.equals("queued") && !state.equals("running");
    return new JobView(
        view.id(),
        view.kind(),
        view.owner(),
        view.subject(),
        state,
        "render",
        progress,
        1,
        false,
        null,
        NOW,
        NOW,
        ended ? NOW : null);
  }

  private static JobView job(PartyId owner, String state) {
    JobId id = new JobId(new UUID(LAST.incrementAndGet(), 1));
    JobView bare =
        new JobView(
            id, "make-clips", owner, "vid_1", state, null, 0, 0, false, null, NOW, null, null);
    JobView view = in(bare, state, 0.5);
    JOBS.put(id, view);
    return view;
  }

  @Test
  void an_owner_sees_a_job_and_nobody_else_does_but_an_admin() {
    var owner = web.client();
    var job = job(owner.party(), "running");
    String path = "/api/v1/jobs/" + job.id().text();

    var answer = web.as(owner).get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("state")).isEqualTo("running");
    assertThat(answer.at("stage")).isEqualTo("render");
    assertThat(answer.at("progress")).isEqualTo("0.5");
    assertThat(web.as(web.clipper()).get(path).status()).isEqualTo(404);
    assertThat(web.as(web.admin()).get(path).status()).isEqualTo(200);
    assertThat(web.anonymous().get(path).status()).isEqualTo(401);
  }

  @Test
  void a_list_is_read_page_by_page() {
    var owner = web.client();
    var first = job(owner.party(), "done");
    var second = job(owner.party(), "done");
    var third = job(owner.party(), "running");

    var page = web.as(owner).get("/api/v1/jobs?limit=2");
    var rest = web.as(owner).get("/api/v1/jobs?limit=2&after=" + page.at("next"));

    assertThat(page.at("items.0.id")).isEqualTo(third.id().text());
    assertThat(page.at("items.1.id")).isEqualTo(second.id().text());
    assertThat(rest.at("items.0.id")).isEqualTo(first.id().text());
    assertThat(web.as(owner).get("/api/v1/jobs?after=cmp_1").status()).isEqualTo(400);
    assertThat(web.as(owner).get("/api/v1/jobs?limit=1000").status()).isEqualTo(400);
  }

  @Test
  void a_job_is_followed_change_by_change_until_it_has_ended() throws InterruptedException {
    var owner = web.client();
    var job = job(owner.party(), "queued");
    Thread work =
        Thread.ofVirtual()
            .start(
                () -> {
                  for (double progress : new double[] {0.25, 0.75}) {
                    awaitSeen(job.id());
                    JOBS.put(job.id(), in(job, "running", progress));
                  }
                  awaitSeen(job.id());
                  JOBS.put(job.id(), in(job, "done", 1));
                });

    var answer = web.as(owner).get("/api/v1/jobs/" + job.id().text() + "/events");
    work.join();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("text/event-stream");
    assertThat(answer.text().lines().filter(line -> line.startsWith("data:")))
        .hasSizeGreaterThanOrEqualTo(4)
        .first(InstanceOfAssertFactories.STRING)
        .contains("\"queued\"");
    assertThat(answer.text().strip().lines().reduce((_, last) -> last).orElse(""))
        .contains("\"state\":\"done\"");
    assertThat(answer.text()).contains("event: job");
  }

  /// Waits until somebody has looked at a job as it is.
  private static void awaitSeen(JobId job) {
    try {
      for (int i = 0; i < 4_000 && !SEEN.contains(JOBS.get(job)); i++) {
        Thread.sleep(5);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void somebody_elses_job_cannot_be_followed_or_cancelled() {
    var job = job(web.client().party(), "running");
    var stranger = web.as(web.clipper());

    assertThat(stranger.get("/api/v1/jobs/" + job.id().text() + "/events").status()).isEqualTo(404);
    assertThat(stranger.delete("/api/v1/jobs/" + job.id().text()).status()).isEqualTo(404);
    assertThat(JOBS.get(job.id())).isEqualTo(job);
  }

  @Test
  void a_job_is_cancelled_once() {
    var owner = web.client();
    String path = "/api/v1/jobs/" + job(owner.party(), "running").id().text();

    var answer = web.as(owner).delete(path);
    var again = web.as(owner).delete(path);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.at("state")).isEqualTo("cancelled");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.at("type")).isEqualTo("urn:clipgen:problem:job-ended");
  }

  @Test
  void a_stuck_effect_is_asked_for_again_or_given_up_with_a_reason_by_administrators_only() {
    String path = "/api/v1/admin/effects/" + new EffectId(new UUID(1, 1)).text();
    var admin = web.as(web.admin());
    String reason = "{\"reason\":\"It never arrived.\"}";

    assertThat(admin.get("/api/v1/admin/effects?state=stuck").at("items.0.asks")).isEqualTo("3");
    assertThat(admin.get("/api/v1/admin/effects?state=lost").at("field")).isEqualTo("state");
    assertThat(admin.post(path + "/ask-again").at("state")).isEqualTo("unknown");
    assertThat(admin.post(path + "/give-up", "{}").at("field")).isEqualTo("reason");
    assertThat(admin.post(path + "/give-up", reason).at("type"))
        .as("the provider has not said that it never heard of it")
        .isEqualTo("urn:clipgen:problem:effect-not-decidable");
    assertThat(admin.post("/api/v1/admin/effects/x/ask-again").at("field")).isEqualTo("id");
    var stranger = web.as(web.clipper());
    assertThat(stranger.post(path + "/ask-again").status()).isEqualTo(403);
    assertThat(stranger.post(path + "/give-up", reason).status()).isEqualTo(403);
  }

  @Test
  void the_dead_letters_and_the_unknown_effects_are_for_admins() {
    var dead = job(web.client().party(), "dead");

    assertThat(web.as(web.client()).get("/api/v1/admin/jobs?state=dead").status()).isEqualTo(403);
    assertThat(web.as(web.client()).get("/api/v1/admin/effects").status()).isEqualTo(403);
    assertThat(web.as(web.admin()).get("/api/v1/admin/jobs?state=dead").at("items.0.id"))
        .isEqualTo(dead.id().text());
    assertThat(web.as(web.admin()).get("/api/v1/admin/effects?state=unknown").at("items.0.reason"))
        .isEqualTo("no answer");
    assertThat(web.as(web.admin()).get("/api/v1/admin/jobs?state=asleep").at("field"))
        .isEqualTo("state");
  }

  @Test
  void an_admin_brings_a_dead_job_back() {
    var dead = job(web.client().party(), "dead");
    var done = job(web.client().party(), "done");
    var admin = web.as(web.admin());

    var answer = admin.post("/api/v1/admin/jobs/" + dead.id().text() + "/retry");

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.at("state")).isEqualTo("queued");
    assertThat(admin.post("/api/v1/admin/jobs/" + done.id().text() + "/retry").at("type"))
        .isEqualTo("urn:clipgen:problem:job-not-dead");
    assertThat(
            web.as(web.client()).post("/api/v1/admin/jobs/" + dead.id().text() + "/retry").status())
        .isEqualTo(403);
  }

  /// Locks and revives the jobs of this test.
  private static final class Log implements JobLog {
    @Override
    public int live(PartyId owner, Set<String> kinds) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Job> lock(JobId id) {
      return Optional.ofNullable(JOBS.get(id))
          .map(
              view ->
                  new Job(
                      id,
                      view.kind(),
                      view.owner(),
                      State.valueOf(view.state().toUpperCase(Locale.ROOT)),
                      view.attempts(),
                      view.stopping(),
                      new Payload() {
                        @Override
                        public <P> P as(Class<P> type) {
                          throw new UnsupportedOperationException();
                        }
                      }));
    }

    @Override
    public boolean revive(JobId id) {
      JOBS.computeIfPresent(id, (_, view) -> in(view, "queued", 0));
      return true;
    }

    @Override
    public JobId add(NewJob job) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void begin(JobId job, int attempt) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean report(JobId job, int attempt, String stage, double fraction) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void tellToStop(JobId job) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void end(JobId job, End end) {
      throw new UnsupportedOperationException();
    }
  }
}
