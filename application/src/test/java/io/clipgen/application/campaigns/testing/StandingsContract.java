package io.clipgen.application.campaigns.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.campaigns.Tier;
import io.clipgen.domain.shared.PartyId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What holds wherever standings are kept.
public abstract class StandingsContract {

  protected abstract Standings standings();

  protected abstract Transactions transactions();

  @Test
  void everybody_has_a_standing() {
    PartyId newcomer = Examples.party();
    assertThat(standings().get(newcomer)).isEqualTo(Standing.START);
    assertThat(transactions().call(() -> standings().lockAll(List.of(newcomer))))
        .isEqualTo(Map.of(newcomer, Standing.START));
  }

  @Test
  void standings_are_written_as_a_set() {
    PartyId one = Examples.party();
    PartyId two = Examples.party();
    var after =
        Map.of(one, new Standing(3, 120_000, Tier.SILVER), two, new Standing(50, 0, Tier.GOLD));
    transactions()
        .run(
            () -> {
              standings().lockAll(List.of(two, one, two));
              standings().saveAll(after);
            });
    assertThat(standings().get(one)).isEqualTo(after.get(one));
    assertThat(standings().get(two)).isEqualTo(after.get(two));
  }
}
