package io.clipgen.application.campaigns.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.campaigns.port.Strikes;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.CampaignFixtures;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Strike;
import io.clipgen.domain.shared.StrikeId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every [Strikes] must do.
public abstract class StrikesContract {

  protected abstract Strikes strikes();

  protected abstract Transactions transactions();

  /// A claim that is kept where the strikes are.
  protected abstract Claim claim();

  @Test
  void strikes_of_a_claim_add_up_until_they_are_lifted() {
    Claim claim = claim();
    Claim other = claim();
    Strike first = strike(claim, 40);
    Strike second = strike(claim, 2);
    transactions()
        .run(
            () -> {
              strikes().add(first);
              strikes().add(second);
              strikes().add(strike(other, 7));
            });
    assertThat(strikes().struck(List.of(claim.id()))).isEqualTo(Map.of(claim.id(), 42L));

    transactions().run(() -> strikes().lift(first.id()));

    assertThat(strikes().struck(List.of(claim.id(), other.id())))
        .isEqualTo(Map.of(claim.id(), 2L, other.id(), 7L));
    assertThat(strikes().list(claim.id())).containsExactly(first.lift(), second);
    assertThat(strikes().find(first.id())).contains(first.lift());
    assertThat(strikes().find(new StrikeId(Examples.id()))).isEmpty();
  }

  private static Strike strike(Claim claim, long views) {
    return new Strike(
        new StrikeId(Examples.id()),
        claim.id(),
        views,
        "Bots.",
        "Half of them came within a minute.",
        Examples.party(),
        CampaignFixtures.NOW,
        false);
  }
}
