package io.clipgen.persistence.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.campaigns.port.Schedules;
import io.clipgen.application.campaigns.testing.Examples;
import io.clipgen.application.campaigns.testing.SchedulesContract;
import io.clipgen.application.campaigns.usecase.PublishSchedule;
import io.clipgen.application.campaigns.usecase.PublishedPolicies;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.CampaignFee;
import io.clipgen.domain.campaigns.CampaignFixtures;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.campaigns.ScheduleVersion;
import io.clipgen.domain.shared.Share;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcSchedulesTest extends SchedulesContract {

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  private final JdbcSchedules schedules = new JdbcSchedules(db.database(), Duration.ofMillis(250));
  private final Caller admin = new Caller(Examples.party(), Set.of("ADMIN"));

  @BeforeEach
  void empty() {
    db.asOwner("TRUNCATE campaigns.schedule");
  }

  @Override
  protected Schedules schedules() {
    return schedules;
  }

  @Override
  protected Transactions transactions() {
    return db.database();
  }

  private PublishedPolicies policies(JdbcSchedules of) {
    return new PublishedPolicies(CampaignPolicy.defaults(), of, () -> CampaignFixtures.NOW);
  }

  private int publish(int basisPoints) {
    return new PublishSchedule(
            db.database(),
            schedules,
            policies(schedules),
            () -> CampaignFixtures.NOW,
            new InMemoryAdminActions())
        .handle(
            admin,
            new PublishSchedule.Command(
                new CampaignFee("", Share.ofBasisPoints(basisPoints)), "Because.", null))
        .version()
        .number();
  }

  @Test
  void once_a_publication_is_answered_every_process_works_under_it() {
    PublishedPolicies elsewhere =
        policies(new JdbcSchedules(db.database(), Duration.ofMillis(250)));
    assertThat(elsewhere.current().fee().version()).isEqualTo("v1");
    publish(500);
    assertThat(elsewhere.current().fee()).isEqualTo(new CampaignFee("v2", Share.ofPercent(5)));
  }

  @Test
  void who_publish_at_the_same_time_get_versions_one_after_the_other() throws Exception {
    var numbers = new ArrayList<Integer>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var running = new ArrayList<Future<Integer>>();
      for (int i = 1; i <= 8; i++) {
        int basisPoints = i;
        running.add(threads.submit(() -> publish(basisPoints)));
      }
      for (Future<Integer> each : running) {
        numbers.add(each.get());
      }
    }
    assertThat(numbers).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(schedules.known())
        .extracting(ScheduleVersion::number)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void the_application_can_change_no_version() {
    publish(500);
    for (String change :
        new String[] {
          "UPDATE campaigns.schedule SET content = '{}'",
          "UPDATE campaigns.schedule SET effective_from = now()",
          "DELETE FROM campaigns.schedule"
        }) {
      assertThatThrownBy(() -> db.database().with(handle -> handle.execute(change)))
          .as(change)
          .hasMessageContaining("permission denied");
    }
  }
}
