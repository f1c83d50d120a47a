package io.clipgen.application.operations.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.operations.Jobs;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every [Jobs] keeps. It must know the kinds `polish` and `paint`, with the payload [Colour].
public abstract class JobsContract {

  /// A payload.
  public record Colour(String name) {}

  protected abstract Jobs jobs();

  protected abstract Transactions transactions();

  /// The jobs that wait to be run.
  protected abstract List<JobId> waiting();

  private JobId enqueue(String kind, String subject) {
    return transactions().call(() -> jobs().enqueue(kind, null, subject, 0, new Colour("blue")));
  }

  @Test
  void a_job_waits_once_its_transaction_has_committed() {
    JobId job = enqueue("paint", "fence");

    assertThat(waiting()).contains(job);
  }

  @Test
  void a_job_of_a_failed_transaction_never_was() {
    List<JobId> before = waiting();

    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          jobs().enqueue("paint", null, "gate", 0, new Colour("blue"));
                          throw new IllegalArgumentException("no gate");
                        }))
        .hasMessage("no gate");

    assertThat(waiting()).isEqualTo(before);
  }

  @Test
  void there_is_one_live_job_for_a_kind_and_a_subject() {
    JobId first = enqueue("paint", "door");

    assertThat(enqueue("paint", "door")).isEqualTo(first);
    assertThat(enqueue("polish", "door")).isNotEqualTo(first);
    assertThat(enqueue("paint", "window")).isNotEqualTo(first);
  }

  @Test
  void the_live_jobs_of_an_owner_are_counted_with_those_of_the_open_transaction() {
    PartyId owner = new PartyId(UUID.randomUUID());
    JobId first =
        transactions().call(() -> jobs().enqueue("paint", owner, "a", 0, new Colour("blue")));
    transactions().run(() -> jobs().enqueue("polish", owner, "b", 0, new Colour("blue")));
    enqueue("paint", "c");
    int counted =
        transactions()
            .call(
                () -> {
                  jobs().enqueue("paint", owner, "d", 0, new Colour("blue"));
                  return jobs().live(owner, Set.of("paint"));
                });
    assertThat(counted).isEqualTo(2);
    jobs().cancel(first);
    assertThat(transactions().call(() -> jobs().live(owner, Set.of("paint", "polish"))))
        .isEqualTo(2);
  }

  @Test
  void a_job_that_waits_is_cancelled_at_once_and_makes_room_for_another() {
    JobId first = enqueue("paint", "wall");

    jobs().cancel(first);

    assertThat(waiting()).doesNotContain(first);
    assertThat(enqueue("paint", "wall")).isNotEqualTo(first);
  }
}
