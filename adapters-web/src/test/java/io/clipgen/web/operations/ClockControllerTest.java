package io.clipgen.web.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.operations.port.DueWorkLog;
import io.clipgen.application.operations.port.EffectLog;
import io.clipgen.application.operations.port.EventLog;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.operations.usecase.CarryOutEffects;
import io.clipgen.application.operations.usecase.DeliverEvents;
import io.clipgen.application.operations.usecase.DrainDueWork;
import io.clipgen.application.operations.usecase.MoveClock;
import io.clipgen.application.operations.usecase.RunDueWork;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.operations.Backoff;
import io.clipgen.domain.shared.EffectId;
import io.clipgen.web.testing.WebSlice;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClockControllerTest {

  private static final SettableClock CLOCK = new SettableClock();

  private static final DueWorkLog NO_WORK =
      new DueWorkLog() {
        @Override
        public boolean takeIfDue(String name, Instant now, Instant until) {
          return false;
        }

        @Override
        public boolean take(String name, Instant now, Instant until) {
          return false;
        }

        @Override
        public boolean taken(String name, Instant now) {
          return false;
        }

        @Override
        public void giveBack(String name, Instant next, @Nullable String failure) {}

        @Override
        public void allAtOnce(Instant now) {}
      };

  @RegisterExtension
  static final WebSlice web =
      WebSlice.over(
          CLOCK,
          new MoveClock(
              CLOCK,
              CLOCK,
              NO_WORK,
              new InMemoryTransactions(),
              InstantSource.system(),
              new InMemoryAdminActions()),
          drainNothing());

  private static DrainDueWork drainNothing() {
    return new DrainDueWork(
        new RunDueWork(NO_WORK, List.of(), CLOCK, InstantSource.system()),
        new DeliverEvents(
            new NoEvents(),
            List.of(),
            InstantSource.system(),
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1)),
            () -> 0),
        new NoEvents(),
        new CarryOutEffects(
            new NoEffects(),
            List.of(),
            new InMemoryTransactions(),
            InstantSource.system(),
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1)),
            () -> 0),
        new NoEffects(),
        CLOCK,
        InstantSource.system());
  }

  @Test
  void anybody_sees_business_time() {
    var answer = web.anonymous().get("/api/v1/clock");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Instant.parse(answer.at("now"))).isEqualTo(CLOCK.now());
    assertThat(answer.at("movable")).isEqualTo("true");
  }

  @Test
  void an_admin_moves_it_forward() {
    Instant before = CLOCK.now();

    var answer = web.as(web.admin()).post("/api/v1/admin/clock", "{\"advance\": \"P3D\"}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(Instant.parse(answer.at("now"))).isEqualTo(before.plus(Duration.ofDays(3)));
  }

  @Test
  void nobody_else_moves_it_and_nobody_moves_it_back() {
    String week = "{\"advance\": \"P7D\"}";

    assertThat(web.as(web.client()).post("/api/v1/admin/clock", week).status()).isEqualTo(403);
    assertThat(web.anonymous().post("/api/v1/admin/clock", week).status()).isEqualTo(401);
    for (String nonsense : new String[] {"-P1D", "PT0S", "soon", "P100000D"}) {
      var answer =
          web.as(web.admin())
              .post("/api/v1/admin/clock", "{\"advance\": \"%s\"}".formatted(nonsense));
      assertThat(answer.status()).as(nonsense).isEqualTo(400);
      assertThat(answer.at("field")).isEqualTo("advance");
    }
    for (String nothing : new String[] {"{}", "{\"advance\": null}"}) {
      var answer = web.as(web.admin()).post("/api/v1/admin/clock", nothing);
      assertThat(answer.status()).as(nothing).isEqualTo(400);
      assertThat(answer.at("field")).isEqualTo("advance");
    }
  }

  @Test
  void draining_answers_what_was_done() {
    var answer = web.as(web.admin()).post("/api/v1/admin/due-work");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.at("quiet")).isEqualTo("true");
    assertThat(answer.at("handled.events")).isEqualTo("0");
    assertThat(web.as(web.client()).post("/api/v1/admin/due-work").status()).isEqualTo(403);
  }

  private static final class NoEvents implements EventLog {
    @Override
    public int address(Map<String, Set<String>> handlers, int limit) {
      return 0;
    }

    @Override
    public List<String> waiting(Set<String> handlers, Instant now) {
      return List.of();
    }

    @Override
    public boolean take(String handler, Instant now, Instant until) {
      return false;
    }

    @Override
    public void giveBack(String handler) {}

    @Override
    public List<Delivery> list(String handler, int limit) {
      return List.of();
    }

    @Override
    public void told(Delivery delivery) {}

    @Override
    public void failed(Delivery delivery, Instant at, String reason) {}

    @Override
    public void dead(Delivery delivery, String reason) {}

    @Override
    public long open() {
      return 0;
    }
  }

  private static final class NoEffects implements EffectLog {
    @Override
    public Optional<Effect> takeIntended(Set<String> kinds, Instant now, Instant until) {
      return Optional.empty();
    }

    @Override
    public Optional<Effect> takeAbandoned(Set<String> kinds, Instant now) {
      return Optional.empty();
    }

    @Override
    public Optional<Effect> takeUnknown(Set<String> kinds, Instant now, Instant until) {
      return Optional.empty();
    }

    @Override
    public boolean settle(Effect effect, Settlement settlement) {
      return false;
    }

    @Override
    public Optional<Effect> find(EffectId id) {
      return Optional.empty();
    }

    @Override
    public long open(Set<String> waiting) {
      return 0;
    }
  }
}
