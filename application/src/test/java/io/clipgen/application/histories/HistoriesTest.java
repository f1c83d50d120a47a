package io.clipgen.application.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.earnings.testing.ProviderLevers.Trouble;
import io.clipgen.application.histories.Rehearsal.Failure;
import io.clipgen.application.histories.Step.Chore;
import io.clipgen.application.histories.Step.Decide;
import io.clipgen.application.histories.Step.Decide.Verb;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Random histories on the model and on the use cases over ports in memory; and what they seldom
/// come to by chance.
class HistoriesTest {

  private static final Step EVERYTHING = new Step.Work(Chore.EVERYTHING);

  @Test
  void the_house_and_the_model_agree_after_every_step_of_any_history() {
    new Season("clipgen.histories", 300, 120).run(MemoryHouse::new, true);
  }

  @Test
  void a_tip_that_returns_after_its_loss_was_recovered_from_its_givers_pay() {
    play(
        new Step.Post(1, 1, 10_000, 0, 2, 0, false, 30, 1),
        new Step.Fund(1, 0, false, true),
        EVERYTHING,
        new Step.Take(2, 1, 1),
        new Decide(2, Verb.SUBMIT),
        new Decide(2, Verb.APPROVE),
        new Step.Wait(72),
        EVERYTHING,
        new Step.Tip(3, 2, 2, 2_000, false),
        EVERYTHING,
        new Step.ChargeBack(4, 0, 3, 2_000, 0),
        new Step.Rule(4, false, true),
        EVERYTHING,
        new Step.Take(5, 1, 2),
        new Decide(5, Verb.SUBMIT),
        new Decide(5, Verb.APPROVE),
        EVERYTHING,
        new Step.Rule(4, true, true),
        EVERYTHING,
        new Step.OpenAccount(2),
        EVERYTHING,
        new Step.AskPayout(6, 2, 7_000));
  }

  @Test
  void while_the_breaker_is_tripped_nothing_leaves_by_hand_by_itself_or_in_a_weekly_run() {
    play(
        new Step.Post(1, 1, 10_000, 0, 3, 0, false, 30, 1),
        new Step.Fund(1, 0, false, true),
        EVERYTHING,
        new Step.Take(2, 1, 1),
        new Decide(2, Verb.SUBMIT),
        new Decide(2, Verb.APPROVE),
        new Step.Take(3, 1, 2),
        new Decide(3, Verb.SUBMIT),
        new Decide(3, Verb.APPROVE),
        new Step.Take(4, 1, 3),
        new Decide(4, Verb.SUBMIT),
        new Decide(4, Verb.APPROVE),
        new Step.Wait(72),
        new Step.OpenAccount(1),
        new Step.OpenAccount(2),
        new Step.OpenAccount(3),
        EVERYTHING,
        new Step.Choose(3, true),
        new Step.AskPayout(5, 1, 0),
        new Step.AskPayout(6, 2, 0),
        new Step.Settle(5, Step.Settle.Verb.APPROVE),
        new Step.Fault("transfers", Trouble.DROP),
        new Step.Work(Chore.EFFECTS),
        new Step.ChargeBack(7, 1, 0, 40_000, 0),
        new Step.Rule(7, false, true),
        new Step.TopUp(50_000),
        new Step.Work(Chore.FOLLOW_CHARGEBACKS),
        new Step.Work(Chore.CHECK_BOOKS),
        new Step.Work(Chore.EFFECTS),
        new Step.Settle(6, Step.Settle.Verb.BY_HAND),
        new Step.Wait(7 * 24),
        EVERYTHING,
        new Step.Reset(false),
        new Step.Explain(7),
        new Step.Reset(false),
        EVERYTHING,
        new Step.Settle(6, Step.Settle.Verb.BY_HAND),
        new Step.Wait(7 * 24),
        EVERYTHING);
  }

  @Test
  void an_answer_that_is_told_twice_asks_the_bank_once() {
    play(
        new Step.Post(1, 1, 10_000, 0, 1, 0, false, 30, 1),
        new Step.Fund(1, 0, false, true),
        new Step.Work(Chore.EFFECTS),
        new Step.ChargeBack(2, 1, 0, 5_000, 0),
        new Step.Work(Chore.FOLLOW_CHARGEBACKS),
        new Step.Answer(2, true),
        new Step.Work(Chore.EFFECTS),
        new Step.Work(Chore.FOLLOW_CHARGEBACKS),
        new Step.Rule(2, true, false),
        new Step.Again(0),
        new Step.Work(Chore.FOLLOW_CHARGEBACKS));
  }

  private static void play(Step... history) {
    Optional<Failure> failure = new Rehearsal(MemoryHouse::new).play(List.of(history));
    assertThat(failure.map(Failure::story)).isEmpty();
  }
}
