package io.clipgen.application.campaigns.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.campaigns.port.Schedules;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.BonusSchedule;
import io.clipgen.domain.campaigns.CampaignFee;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.campaigns.RuleBook;
import io.clipgen.domain.campaigns.Schedule;
import io.clipgen.domain.campaigns.ScheduleKind;
import io.clipgen.domain.campaigns.ScheduleVersion;
import io.clipgen.domain.campaigns.TierPolicy;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What holds wherever published schedules are kept.
public abstract class SchedulesContract {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.123456Z");
  private static final PartyId ADMIN = Examples.party();

  protected abstract Schedules schedules();

  protected abstract Transactions transactions();

  private List<ScheduleVersion> publish(Schedule content) {
    return transactions()
        .call(
            () -> {
              var book = RuleBook.of(CampaignPolicy.defaults(), schedules().lock());
              var made =
                  book.publish(content, ADMIN, "Because.", NOW.plus(Duration.ofDays(1)), NOW);
              schedules().add(made);
              return made;
            });
  }

  @Test
  void at_first_nothing_is_published() {
    assertThat(schedules().known()).isEmpty();
  }

  @Test
  void what_was_published_is_read_back_as_it_was() {
    var tiers = TierPolicy.defaults().steps();
    var first =
        publish(new TierPolicy("", List.of(tiers.get(0), tiers.get(1), tiers.get(2), top())));
    var second = publish(BonusSchedule.parse("", "1000=1"));
    var third = publish(BonusSchedule.parse("", ""));
    var fourth = publish(new CampaignFee("", Share.ofPercent(5)));
    schedules().settle();

    assertThat(first).hasSize(2).allMatch(version -> version.kind() == ScheduleKind.TIERS);
    assertThat(third).hasSize(1).first().returns(3, ScheduleVersion::number);
    assertThat(schedules().known())
        .containsExactlyInAnyOrder(
            first.get(0),
            first.get(1),
            second.get(0),
            second.get(1),
            third.get(0),
            fourth.get(0),
            fourth.get(1));
  }

  @Test
  void a_version_is_written_once() {
    var made = publish(new CampaignFee("", Share.ofPercent(5)));
    assertThatThrownBy(() -> transactions().run(() -> schedules().add(made)))
        .isInstanceOf(RuntimeException.class);
  }

  private static TierPolicy.Step top() {
    var top = TierPolicy.defaults().steps().get(3);
    return new TierPolicy.Step(
        top.tier(), Share.ofBasisPoints(9_123), 1_000_000_000_000L, Long.MAX_VALUE);
  }
}
