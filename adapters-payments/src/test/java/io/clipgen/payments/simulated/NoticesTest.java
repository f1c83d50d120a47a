package io.clipgen.payments.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.clipgen.application.operations.Notice;
import io.clipgen.application.operations.port.NoticeReader;
import io.clipgen.application.operations.port.NoticeReader.Reading;
import io.clipgen.payments.notices.Notices;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the provider tells of its own accord, as an endpoint hears it.
class NoticesTest {

  private static final String CHARGE =
      "amount=10000&currency=usd&payment_method=pm_card_visa&metadata[reference]=fnd_1";

  private final RunningProvider provider = new RunningProvider();
  private final List<Notice> heard = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final NoticeReader reader =
      Notices.signed(
          () -> SimulatedPaymentsProgram.noticeSecrets(provider.folder), InstantSource.system());
  private HttpServer endpoint;

  @BeforeEach
  void listen() throws IOException {
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint.createContext("/", this::hear);
    endpoint.start();
    String address = "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/notices";
    SimulatedPaymentsProgram.notifyAt(provider.folder, java.net.URI.create(address));
  }

  @AfterEach
  void stop() {
    provider.close();
    endpoint.stop(0);
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
      int status = 500;
      if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) == 0
          && reader.read(signature, body) instanceof Reading.Genuine(var notice)) {
        heard.add(notice);
        status = 200;
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @Test
  void everything_that_becomes_of_a_charge_is_told_signed_and_in_order() {
    provider.post("v1/payment_intents", CHARGE, "key-1");
    provider.advance(Duration.ofDays(2));
    Eventually.holds(() -> heard.size() == 3);
    assertThat(heard)
        .extracting(Notice::type)
        .containsExactly("payment_intent.succeeded", "charge.succeeded", "charge.updated");
    assertThat(heard).extracting(notice -> notice.reference().orElse("")).containsOnly("fnd_1");
    assertThat(heard.getLast().objectId())
        .isEqualTo(provider.adapters.gateway().lines(null, 1).getFirst().receipt());
  }

  @Test
  void disputes_are_told_by_themselves() {
    provider.post("v1/payment_intents", CHARGE, "key-1");
    String charge = provider.adapters.gateway().lines(null, 1).getFirst().receipt();
    String dispute =
        provider.dispute(
            charge, io.clipgen.domain.shared.Money.usd(100), io.clipgen.domain.shared.Money.usd(0));
    provider.decide(dispute, true);
    Eventually.holds(() -> heard.size() == 6);
    assertThat(heard.subList(2, 6))
        .allMatch(notice -> notice.object().equals("dispute") && notice.objectId().equals(dispute))
        .extracting(Notice::type)
        .containsExactly(
            "charge.dispute.funds_withdrawn",
            "charge.dispute.created",
            "charge.dispute.funds_reinstated",
            "charge.dispute.closed");
  }

  @Test
  void what_is_not_taken_is_told_again() {
    refusals.set(1);
    provider.post("v1/topups", "amount=5&currency=usd", "key-1");
    Eventually.holds(() -> heard.size() == 1);
    assertThat(provider.get("_simulator/notices").body()).contains("answered 500");
  }

  @Test
  void what_was_not_told_before_a_crash_is_told_after_it() throws IOException {
    refusals.set(1_000);
    provider.post("v1/topups", "amount=5&currency=usd", "key-1");
    Eventually.holds(() -> provider.get("_simulator/notices").body().contains("answered 500"));
    provider.restart();
    refusals.set(0);
    Eventually.holds(() -> heard.size() == 1);
    Eventually.holds(() -> provider.get("_simulator/notices").body().contains("\"waiting\":0"));
    provider.restart();
    provider.post("v1/topups", "amount=6&currency=usd", "key-2");
    Eventually.holds(() -> heard.size() == 2);
    assertThat(heard).extracting(Notice::id).doesNotHaveDuplicates();
  }

  @Test
  void on_request_notices_come_often_late_never_and_in_the_wrong_order() {
    fault("duplicate");
    topUp(1);
    Eventually.holds(() -> heard.size() == 5);
    assertThat(heard).extracting(Notice::id).containsOnly("evt_sim00000001");

    fault("lose");
    topUp(2);
    fault("delay&delay=P3D");
    topUp(3);
    fault("reorder&delay_ms=300");
    topUp(4);
    topUp(5);
    Eventually.holds(() -> heard.size() == 7);
    assertThat(heard.subList(5, 7))
        .extracting(Notice::id)
        .containsExactly("evt_sim00000005", "evt_sim00000004");

    provider.advance(Duration.ofDays(3));
    Eventually.holds(() -> heard.size() == 8);
    assertThat(heard.getLast().id()).isEqualTo("evt_sim00000003");
  }

  @Test
  void a_secret_is_replaced_without_a_gap() {
    String old = SimulatedPaymentsProgram.noticeSecrets(provider.folder).getFirst();
    provider.post("_simulator/notices/rotate", "", "");
    assertThat(SimulatedPaymentsProgram.noticeSecrets(provider.folder)).hasSize(2).endsWith(old);
    topUp(1);
    Eventually.holds(() -> heard.size() == 1);
  }

  private void fault(String kind) {
    provider.post("_simulator/faults", "operation=notices&kind=" + kind, "");
  }

  private void topUp(int number) {
    provider.post("v1/topups", "amount=" + number + "&currency=usd", "key-" + number);
  }
}
