package io.clipgen.application.operations.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.operations.OneByOne;
import io.clipgen.application.operations.ProviderUnreachable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Due work that fails one thing at a time.
class OneByOneTest {

  private static final int PAGE = 2;

  private final OneByOne<Integer> oneByOne = new OneByOne<>(number -> "number " + number);
  private final TreeSet<Integer> due = new TreeSet<>();
  private final TreeSet<Integer> poisoned = new TreeSet<>();
  private final TreeSet<Integer> silent = new TreeSet<>();
  private final List<Integer> tried = new ArrayList<>();

  @Test
  void one_that_fails_keeps_nobody_from_their_turn_and_is_told() {
    due.addAll(List.of(1, 2, 3));
    poisoned.add(1);

    assertThatThrownBy(this::turn)
        .isInstanceOf(OneByOne.SomeFailed.class)
        .hasMessageContaining("1 failed, 1 did not")
        .hasMessageContaining("number 1: java.lang.IllegalStateException: it is poisoned")
        .satisfies(told -> assertThat(told.getSuppressed()).hasSize(1));

    assertThat(due).containsExactly(1, 3);
  }

  @Test
  void what_failed_is_tried_again_at_once_and_then_after_longer_and_longer() {
    due.add(1);
    poisoned.add(1);

    List<Integer> turns = IntStream.range(0, 40).filter(_ -> tries(1)).boxed().toList();

    assertThat(turns).containsExactly(0, 1, 3, 6, 11, 20, 37);
    poisoned.clear();
    IntStream.range(0, 60).forEach(_ -> turn());
    assertThat(due).isEmpty();
  }

  @Test
  void however_many_fail_at_the_head_the_others_have_their_turn() {
    IntStream.range(0, 20).forEach(due::add);
    IntStream.range(0, 10).forEach(poisoned::add);

    IntStream.range(0, 40).forEach(_ -> tries(0));

    assertThat(due).containsExactlyElementsOf(poisoned);
  }

  @Test
  void what_was_done_by_others_takes_no_room() {
    due.addAll(List.of(1, 2, 3));
    poisoned.add(1);
    assertThatThrownBy(this::turn).isInstanceOf(OneByOne.SomeFailed.class);
    due.remove(1);
    turn();
    poisoned.clear();
    due.add(1);
    tried.clear();

    turn();

    assertThat(tried).containsExactly(1);
  }

  @Test
  void an_outage_is_nobodys_fault() {
    due.addAll(List.of(1, 2));
    var outage = new ProviderUnreachable("gone");

    assertThatThrownBy(
            () ->
                oneByOne.run(
                    PAGE,
                    this::page,
                    _ -> {
                      throw outage;
                    }))
        .isSameAs(outage);

    assertThat(turn()).isEqualTo(2);
  }

  @Test
  void one_that_gets_no_answer_keeps_nobody_from_their_turn() {
    due.addAll(List.of(1, 2, 3));
    silent.add(1);

    assertThatThrownBy(this::turn)
        .isInstanceOf(OneByOne.SomeFailed.class)
        .hasMessageContaining("1 failed, 1 did not: number 1")
        .hasMessageContaining("gone");

    assertThat(due).containsExactly(1, 3);
  }

  @Test
  void several_without_an_answer_at_the_head_keep_nobody_from_their_turn() {
    IntStream.range(0, 20).forEach(due::add);
    IntStream.range(0, 5).forEach(silent::add);

    IntStream.range(0, 20).forEach(_ -> tries(0));

    assertThat(due).containsExactlyElementsOf(silent);
  }

  @Test
  void after_an_outage_however_long_all_have_their_turn_soon() {
    IntStream.range(0, 6).forEach(due::add);
    silent.addAll(due);
    IntStream.range(0, 200).forEach(_ -> tries(0));
    silent.clear();

    IntStream.range(0, 5).forEach(_ -> tries(0));

    assertThat(due).isEmpty();
  }

  private boolean tries(int number) {
    tried.clear();
    try {
      turn();
    } catch (OneByOne.SomeFailed | ProviderUnreachable told) {
      // it is told, and tried again
    }
    return tried.contains(number);
  }

  private int turn() {
    return oneByOne.run(PAGE, this::page, this::work);
  }

  private List<Integer> page(int most) {
    return due.stream().limit(most).toList();
  }

  private void work(int number) {
    tried.add(number);
    if (poisoned.contains(number)) {
      throw new IllegalStateException("it is poisoned");
    }
    if (silent.contains(number)) {
      throw new ProviderUnreachable("gone");
    }
    due.remove(number);
  }
}
