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

  @Test
  void standings_are_gone_through_once_in_the_order_of_their_ids() {
    PartyId one = Examples.party();
    PartyId two = Examples.party();
    PartyId three = Examples.party();
    transactions().run(() -> standings().lockAll(List.of(two, three, one)));
    transactions()
        .run(
            () -> {
              assertThat(standings().lockNext(one, 1).keySet()).containsExactly(two);
              assertThat(standings().lockNext(one, 5).keySet()).containsExactly(two, three);
              assertThat(standings().lockNext(null, 1000).keySet()).contains(one, two, three);
              assertThat(standings().lockNext(three, 5)).isEmpty();
            });
  }

  @Test
  void how_far_a_version_was_held_against_them_is_kept() {
    assertThat(standings().sweep("v2")).isEqualTo(Standings.Sweep.NONE);
    var half = new Standings.Sweep(Examples.party(), false);
    var done = new Standings.Sweep(Examples.party(), true);
    transactions().run(() -> standings().save("v2", half));
    assertThat(standings().sweep("v2")).isEqualTo(half);
    transactions().run(() -> standings().save("v2", done));
    assertThat(standings().sweep("v2")).isEqualTo(done);
    assertThat(standings().sweep("v3")).isEqualTo(Standings.Sweep.NONE);
  }
}
