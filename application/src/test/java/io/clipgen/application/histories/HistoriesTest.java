package io.clipgen.application.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.histories.Rehearsal.Failure;
import io.clipgen.application.histories.Step.Chore;
import io.clipgen.application.histories.Step.Decide;
import io.clipgen.application.histories.Step.Decide.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Random histories on the model and on the use cases over ports in memory; and what they seldom
/// come to by chance.
class HistoriesTest {

  @Test
  void the_house_and_the_model_agree_after_every_step_of_any_history() {
    new Season("clipgen.histories", 300, 120).run(MemoryHouse::new, true);
  }

  @Test
  void a_tip_that_returns_after_its_loss_was_recovered_from_its_givers_pay() {
    var everything = new Step.Work(Chore.EVERYTHING);
    var played =
        new Rehearsal(MemoryHouse::new)
            .play(
                List.of(
                    new Step.Post(1, 1, 10_000, 0, 2, 0, false, 30, 1),
                    new Step.Fund(1, 0, false, true),
                    everything,
                    new Step.Take(2, 1, 1),
                    new Decide(2, Verb.SUBMIT),
                    new Decide(2, Verb.APPROVE),
                    new Step.Wait(72),
                    everything,
                    new Step.Tip(3, 2, 2, 2_000, false),
                    everything,
                    new Step.ChargeBack(4, 0, 3, 2_000, 0),
                    new Step.Rule(4, false, true),
                    everything,
                    new Step.Take(5, 1, 2),
                    new Decide(5, Verb.SUBMIT),
                    new Decide(5, Verb.APPROVE),
                    everything,
                    new Step.Rule(4, true, true),
                    everything,
                    new Step.OpenAccount(2),
                    everything,
                    new Step.AskPayout(6, 2, 7_000)));

    assertThat(played.map(Failure::story)).isEmpty();
  }
}
