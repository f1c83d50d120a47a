package io.clipgen.bootstrap.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.query.EffectView;
import io.clipgen.application.operations.usecase.CarryOutEffects;
import io.clipgen.application.operations.usecase.DecideEffect;
import io.clipgen.application.operations.usecase.SeeEffects;
import io.clipgen.application.payouts.usecase.DecidePayout;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Refused;
import io.clipgen.bootstrap.world.Deal;
import io.clipgen.bootstrap.world.World;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.payments.simulated.SimulatedPaymentsProgram;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the provider does wrong, and what an administrator sees and can do about it.
class ProviderTroubleTest {

  private static final World WORLD = World.open(Map.of("clipgen.effects.give-up-after", "PT0S"));

  private Caller clipper;
  private ClaimId claim;

  @BeforeEach
  void anew() {
    WORLD.renew();
    clipper = WORLD.clipper();
    WORLD.openPayoutAccount(clipper);
    CampaignId campaign = WORLD.open(WORLD.brand(), Deal.of(100_00, 1));
    claim = WORLD.claim(clipper, campaign);
    WORLD.submit(claim);
    WORLD.approve(claim);
    WORLD.pass(Duration.ofDays(11));
  }

  @AfterAll
  static void end() {
    WORLD.close();
  }

  @Test
  void a_bank_that_fails_after_paid_makes_the_claim_read_right_and_needs_no_second_transfer()
      throws Exception {
    steer("settings", "payout_fee=25");
    steer("faults", "operation=payouts&kind=PAID_THEN_FAILED");
    PayoutId payout = WORLD.payout(clipper);
    WORLD.approve(payout);
    passUntil(payout, "paid");
    assertThat(WORLD.find(claim).state()).isInstanceOf(ClaimState.PaidOut.class);

    passUntil(payout, "bounced");
    assertThat(WORLD.find(claim).state()).isInstanceOf(ClaimState.Released.class);
    assertThat(WORLD.books()).contains(entry("psp", 25L + processing()));
    WORLD.verify();

    WORLD.get(DecidePayout.class).sendAgain(WORLD.admin(), payout, "");
    passUntil(payout, "paid");
    assertThat(WORLD.find(claim).state()).isInstanceOf(ClaimState.PaidOut.class);
    assertThat(WORLD.books()).contains(entry("psp", 50L + processing()));
    assertThat(WORLD.history().stream().filter(line -> line.contains("transferred"))).hasSize(1);
    WORLD.verify();
  }

  @Test
  void
      an_unknown_effect_shows_what_is_known_and_is_given_up_only_when_the_provider_never_heard_of_it()
          throws Exception {
    steer("faults", "operation=transfers&kind=ERROR");
    PayoutId payout = WORLD.payout(clipper);
    WORLD.approve(payout);
    CarryOutEffects reconciler = WORLD.get(CarryOutEffects.class);
    assertThat(reconciler.callNext()).isTrue();
    SeeEffects see = WORLD.get(SeeEffects.class);
    DecideEffect decide = WORLD.get(DecideEffect.class);

    EffectView unknown = see.all(WORLD.admin(), "unknown", null, 10).items().getFirst();
    assertThat(unknown.kind()).isEqualTo("transfer");
    assertThat(unknown.money()).contains(Money.usd(70_00));
    assertThat(unknown.asked()).containsEntry("payout", payout.text());
    assertThat(unknown.calledAt()).isNotNull();
    assertThat(unknown.reason()).isNotBlank();
    assertThatThrownBy(() -> decide.giveUp(WORLD.admin(), unknown.id(), "It never came."))
        .isInstanceOfSatisfying(
            Refused.class, no -> assertThat(no.code()).isEqualTo("effect-not-decidable"));

    decide.askAgain(WORLD.admin(), unknown.id(), "");
    assertThat(reconciler.askNext()).isTrue();
    EffectView unheard = see.get(WORLD.admin(), unknown.id());
    assertThat(unheard.state()).isEqualTo("intended");
    assertThat(unheard.unheardAt()).isNotNull();
    assertThatThrownBy(() -> decide.askAgain(WORLD.admin(), unknown.id(), ""))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> decide.giveUp(WORLD.admin(), unknown.id(), " "))
        .isInstanceOf(InvalidInput.class);
    decide.giveUp(WORLD.admin(), unknown.id(), "It never came.");

    assertThat(see.get(WORLD.admin(), unknown.id()).state()).isEqualTo("refused");
    assertThat(WORLD.find(payout).state()).isEqualTo("failed");
    assertThat(WORLD.earnings(clipper).available()).isEqualTo(Money.usd(70_00));
    WORLD.settle();
    WORLD.verify();
  }

  private static long processing() {
    return WORLD.books().getOrDefault("processing", 0L);
  }

  private static void passUntil(PayoutId payout, String state) {
    for (int day = 0; day < 6 && !WORLD.find(payout).state().equals(state); day++) {
      WORLD.pass(Duration.ofDays(1));
    }
    assertThat(WORLD.find(payout).state()).isEqualTo(state);
  }

  private static void steer(String what, String form) throws Exception {
    Path folder = WORLD.data().resolve(SimulatedPaymentsProgram.FOLDER);
    String port = Files.readString(folder.resolve(SimulatedPaymentsProgram.PORT_FILE)).strip();
    String key = Files.readString(folder.resolve(SimulatedPaymentsProgram.KEY_FILE)).strip();
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/_simulator/" + what))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }
}
