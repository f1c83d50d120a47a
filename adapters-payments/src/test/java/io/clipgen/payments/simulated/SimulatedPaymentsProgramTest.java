package io.clipgen.payments.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.earnings.port.PaymentGateway.Charge;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.domain.shared.Money;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedPaymentsProgramTest {

  private static final String CHARGE =
      "amount=10000&currency=usd&payment_method=pm_card_visa&metadata[reference]=fnd_1";

  private final RunningProvider provider = new RunningProvider();

  @AfterEach
  void stop() {
    provider.close();
  }

  @Test
  void what_it_acknowledged_it_still_knows_after_a_restart() throws IOException {
    HttpResponse<String> before = provider.post("v1/payment_intents", CHARGE, "key-1");
    provider.restart();
    HttpResponse<String> again = provider.post("v1/payment_intents", CHARGE, "key-1");
    assertThat(again.body()).isEqualTo(before.body());
    assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
    assertThat(provider.adapters.gateway().lines(null, 10)).hasSize(1);
    assertThat(provider.adapters.gateway().balances().getFirst().pending())
        .isEqualTo(Money.usd(9_680));
  }

  @Test
  void a_line_that_a_crash_has_torn_is_cut_off() throws IOException {
    provider.post("v1/payment_intents", CHARGE, "key-1");
    provider.close();
    Path journal = provider.folder.resolve("journal.jsonl");
    Files.writeString(journal, "{\"at\":\"2026-11-2", StandardOpenOption.APPEND);
    provider.restart();
    provider.post("v1/payment_intents", CHARGE.replace("fnd_1", "fnd_2"), "key-2");
    provider.restart();
    assertThat(provider.adapters.gateway().lines(null, 10)).hasSize(2);
  }

  @Test
  void a_damaged_journal_stops_the_start_with_a_sentence() throws IOException {
    provider.close();
    Files.writeString(provider.folder.resolve("journal.jsonl"), "{\"at\":\nx\n");
    assertThatThrownBy(provider::restart).hasMessageContaining("is damaged at byte 0");
  }

  @Test
  void a_second_program_on_the_same_folder_is_refused() {
    assertThatThrownBy(() -> SimulatedPaymentsProgram.start(provider.folder, provider.now::get))
        .hasMessageContaining("another simulator works with");
  }

  @Test
  void the_adapters_find_it_again_where_it_listens_next() throws IOException {
    provider.close();
    Charge charge = new Charge("fnd_1", Money.usd(10_000), "pm_card_visa", Map.of());
    assertThat(provider.adapters.gateway().charge(charge)).isInstanceOf(Answer.Unknown.class);
    Files.writeString(provider.folder.resolve("port"), "0");
    provider.restart();
    assertThat(provider.adapters.gateway().charge(charge)).isInstanceOf(Answer.Done.class);
  }

  @Test
  void other_parameters_under_a_used_key_are_an_error() {
    provider.post("v1/payment_intents", CHARGE, "key-1");
    HttpResponse<String> other =
        provider.post("v1/payment_intents", CHARGE.replace("10000", "10001"), "key-1");
    assertThat(other.statusCode()).isEqualTo(400);
    assertThat(other.body()).contains("idempotency_error");
  }

  @Test
  void a_key_of_more_than_255_characters_is_an_error() {
    assertThat(provider.post("v1/payment_intents", CHARGE, "k".repeat(256)).statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_server_error_is_kept_under_the_key_although_it_was_done() {
    provider.post("_simulator/faults", "operation=payment_intents&kind=error_after", "");
    assertThat(provider.post("v1/payment_intents", CHARGE, "key-1").statusCode()).isEqualTo(500);
    assertThat(provider.post("v1/payment_intents", CHARGE, "key-1").statusCode()).isEqualTo(500);
    assertThat(provider.adapters.gateway().lines(null, 10)).hasSize(1);
  }

  @Test
  void a_validation_error_is_not_kept_under_the_key() {
    String broken = CHARGE.replace("amount=10000", "amount=none");
    assertThat(provider.post("v1/payment_intents", broken, "key-1").statusCode()).isEqualTo(400);
    assertThat(provider.post("v1/payment_intents", CHARGE, "key-1").statusCode()).isEqualTo(200);
  }

  @Test
  void keys_are_forgotten_after_a_day_which_is_why_we_look_before_we_send_again() {
    provider.post("v1/payment_intents", CHARGE, "key-1");
    provider.advance(Duration.ofHours(25));
    provider.post("v1/payment_intents", CHARGE, "key-1");
    assertThat(provider.adapters.gateway().lines(null, 10)).hasSize(2);
  }

  @Test
  void a_fault_can_strike_later_and_more_than_once() {
    provider.post("_simulator/faults", "operation=payment_intents&kind=error&skip=1&times=2", "");
    assertThat(provider.post("v1/payment_intents", CHARGE, "a").statusCode()).isEqualTo(200);
    assertThat(provider.post("v1/payment_intents", CHARGE, "b").statusCode()).isEqualTo(500);
    assertThat(provider.post("v1/payment_intents", CHARGE, "b").statusCode()).isEqualTo(500);
    assertThat(provider.post("v1/payment_intents", CHARGE, "b").statusCode()).isEqualTo(200);
  }

  @Test
  void it_takes_json_as_well() {
    var request =
        provider
            .request("v1/payment_intents")
            .header("Content-Type", "application/json")
            .POST(
                java.net.http.HttpRequest.BodyPublishers.ofString(
                    """
                    {"amount": 500, "currency": "usd", "payment_method": "pm_card_visa",
                     "metadata": {"reference": "fnd_9"}}
                    """));
    assertThat(provider.send(request).statusCode()).isEqualTo(200);
    assertThat(provider.adapters.gateway().findCharge("fnd_9")).isPresent();
  }

  @Test
  void nobody_does_anything_without_the_key_and_everybody_may_ask_who_it_is() {
    var stranger = java.net.http.HttpRequest.newBuilder();
    var address = java.net.URI.create("http://127.0.0.1:" + provider.port());
    assertThat(provider.send(stranger.uri(address.resolve("/v1/balance"))).statusCode())
        .isEqualTo(401);
    assertThat(provider.send(stranger.uri(address.resolve("/health"))).body())
        .contains(SimulatedPaymentsProgram.NAME)
        .contains("\"pid\":" + ProcessHandle.current().pid());
  }

  @Test
  void what_does_not_exist_is_said_so() {
    assertThat(provider.get("v1/payouts/po_none").statusCode()).isEqualTo(404);
    assertThat(provider.get("v1/unicorns").statusCode()).isEqualTo(404);
  }

  @Test
  void a_second_request_under_a_key_that_is_being_worked_on_is_turned_away_and_leaves_nothing()
      throws Exception {
    provider.post("_simulator/faults", "operation=payment_intents&kind=late&delay_ms=5000", "");
    var first =
        java.util.concurrent.CompletableFuture.supplyAsync(
            () -> provider.post("v1/payment_intents", CHARGE, "key-1"));
    Eventually.holds(() -> provider.adapters.gateway().lines(null, 10).size() == 1);
    HttpResponse<String> second = provider.post("v1/payment_intents", CHARGE, "key-1");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("idempotency_key_in_use");
    provider.close();
    assertThat(first.handle((_, _) -> true).get(10, java.util.concurrent.TimeUnit.SECONDS))
        .isTrue();
    provider.restart();
    HttpResponse<String> third = provider.post("v1/payment_intents", CHARGE, "key-1");
    assertThat(third.headers().firstValue("Idempotent-Replayed")).contains("true");
  }

  @Test
  void its_clock_can_be_ahead_of_business_time() {
    provider.post("v1/payment_intents", CHARGE, "key-1");
    provider.post("_simulator/clock", "advance=P2D", "");
    assertThat(provider.adapters.gateway().balances().getFirst().available())
        .isEqualTo(Money.usd(9_680));
    assertThat(provider.post("_simulator/clock", "advance=-P2D", "").statusCode()).isEqualTo(400);
  }

  @Test
  void an_inquiry_may_become_a_dispute() {
    provider.post("v1/payment_intents", CHARGE, "key-1");
    String charge = provider.adapters.gateway().lines(null, 1).getFirst().receipt();
    String inquiry = provider.inquire(charge, Money.usd(10_500));
    provider.post("_simulator/disputes/" + inquiry + "/escalate", "fee=700", "");
    var dispute = provider.adapters.gateway().findDispute(inquiry).orElseThrow();
    assertThat(dispute.withdrawn()).isEqualTo(Money.usd(10_500));
    assertThat(dispute.fee()).isEqualTo(Money.usd(700));
    assertThat(provider.get("v1/disputes?charge=" + charge).body()).contains(inquiry);
  }

  @Test
  void new_accounts_can_be_asked_for_papers_first() {
    provider.post("_simulator/settings", "onboarding=external_account", "");
    var account =
        (Answer.Done)
            provider
                .adapters
                .payouts()
                .openAccount(
                    "party-7", new io.clipgen.domain.shared.PartyId(new java.util.UUID(7, 7)));
    var status = provider.adapters.payouts().status(account.receipt());
    assertThat(status.payoutsEnabled()).isFalse();
    assertThat(status.wanted()).containsExactly("external_account");
  }

  @Test
  void it_describes_itself_to_anybody() {
    var page =
        java.net.http.HttpRequest.newBuilder(
            java.net.URI.create("http://127.0.0.1:" + provider.port() + "/_simulator"));
    assertThat(provider.send(page).body()).contains("POST /_simulator/disputes");
  }
}
