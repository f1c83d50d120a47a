package io.clipgen.application.operations.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.port.DueWorkLog;
import io.clipgen.application.shared.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// In which order due work is looked at when time goes on by weeks in one step.
class RunDueWorkTest {

  private final SettableClock clock = new SettableClock();
  private final Turns turns = new Turns();
  private final List<String> done = new ArrayList<>();
  private final DueWork pay = work("pay", Set.of("release"));
  private final DueWork release = work("release", Set.of("settle"));
  private final DueWork settle = work("settle", Set.of());
  private final RunDueWork works =
      new RunDueWork(turns, List.of(pay, release, settle), clock, clock::now);

  @Test
  void what_a_work_rests_on_is_looked_at_before_it() {
    works.ifDue(pay);

    assertThat(done).containsExactly("settle", "release", "pay");
    assertThat(works.works()).containsExactly(settle, release, pay);
  }

  @Test
  void what_is_not_due_is_not_looked_at_again() {
    works.ifDue(release);
    works.ifDue(pay);
    works.ifDue(pay);

    assertThat(done).containsExactly("settle", "release", "pay");
  }

  @Test
  void a_work_waits_for_what_somebody_else_has_in_hand() {
    turns.elsewhere.add("release");

    assertThat(works.ifDue(pay)).isZero();
    assertThat(works.now(pay)).isEqualTo(-1);
    assertThat(done).doesNotContain("pay");

    turns.elsewhere.clear();
    works.ifDue(pay);
    assertThat(done).endsWith("release", "pay");
  }

  private DueWork work(String name, Set<String> after) {
    return new DueWork() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Duration every() {
        return Duration.ofSeconds(10);
      }

      @Override
      public Set<String> after() {
        return after;
      }

      @Override
      public int run(Instant now) {
        done.add(name);
        return 0;
      }
    };
  }

  private static final class Turns implements DueWorkLog {

    private final Map<String, Instant> due = new HashMap<>();
    private final Set<String> elsewhere = new HashSet<>();

    @Override
    public boolean takeIfDue(String name, Instant now, Instant until) {
      return !due.getOrDefault(name, Instant.MIN).isAfter(now) && take(name, now, until);
    }

    @Override
    public boolean take(String name, Instant now, Instant until) {
      return !elsewhere.contains(name);
    }

    @Override
    public boolean taken(String name, Instant now) {
      return elsewhere.contains(name);
    }

    @Override
    public void giveBack(String name, Instant next, @Nullable String failure) {
      due.put(name, next);
    }

    @Override
    public void allAtOnce(Instant now) {
      due.clear();
    }
  }
}
