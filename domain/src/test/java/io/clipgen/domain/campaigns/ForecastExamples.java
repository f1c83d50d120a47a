package io.clipgen.domain.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastExamples {

  private static final Campaign TWO_PLACES =
      CampaignFixtures.open(CampaignFixtures.offer(10_000, 2, 0));

  @Test
  void while_a_place_is_left_what_is_free_may_be_drawn() {
    Forecast forecast = forecast(TWO_PLACES.withPlaceTaken());

    assertThat(forecast.most()).isEqualTo(Money.usd(190_00));
    // 50.00 a day of 90.00.
    assertThat(forecast.runsOut())
        .isEqualTo(CampaignFixtures.NOW.plus(Duration.ofMinutes(43 * 60 + 12)));
  }

  @Test
  void where_every_place_is_taken_nothing_more_is_drawn() {
    Forecast forecast = forecast(TWO_PLACES.withPlaceTaken().withPlaceTaken());

    assertThat(forecast.most()).isEqualTo(Money.usd(100_00));
    assertThat(forecast.expected()).isEqualTo(Money.usd(100_00));
    assertThat(forecast.earliest()).isNull();
    assertThat(forecast.runsOut()).isNull();
    assertThat(forecast.latest()).isNull();
  }

  private static Forecast forecast(Campaign campaign) {
    var basis =
        new Forecast.Basis(
            campaign,
            List.of(),
            1,
            1,
            Money.usd(100_00),
            Money.usd(90_00),
            Money.usd(100_00),
            1,
            2);
    return Forecast.of(basis, CampaignFixtures.NOW);
  }
}
