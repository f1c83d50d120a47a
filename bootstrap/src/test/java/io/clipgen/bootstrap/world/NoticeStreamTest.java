package io.clipgen.bootstrap.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.usecase.ReceiveNotice;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.payments.simulated.SimulatedPaymentsProgram;
import io.clipgen.simulators.Announcement;
import io.clipgen.simulators.SimulatorClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The provider's notices, as they come in the worst of weeks: each five times, shuffled, up to
/// three days late. The books are those of a provider that told everything once and in order.
///
/// The number of deliveries grows with `-Dclipgen.notices.count`, the market with
/// `-Dclipgen.notices.clippers`; a seed is repeated with `-Dclipgen.notices.seed`.
class NoticeStreamTest {

  private static final int COPIES = 5;
  private static final int DELIVERIES = Integer.getInteger("clipgen.notices.count", 300);
  private static final int THIRD = Integer.getInteger("clipgen.notices.clippers", 3) / 3;
  private static final long SEED = Long.getLong("clipgen.notices.seed", 20_261_121);
  private static final Duration LATEST = Duration.ofDays(3);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final ConcurrentLinkedQueue<Delivery> ARRIVED = new ConcurrentLinkedQueue<>();

  private static World world;
  private static HttpServer endpoint;

  /// Everything once, and in order.
  private static Run oracle;

  /// A notice as it was sent.
  private record Delivery(String signature, byte[] body) {}

  /// How what arrives is handed on.
  private interface Mail {
    /// What is handed on by `now`, of what arrived and what was kept.
    List<Delivery> sort(List<Delivery> arrived, Instant now);
  }

  @BeforeAll
  static void open() throws IOException {
    world = World.open();
    endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endpoint.createContext("/", NoticeStreamTest::take);
    endpoint.start();
    oracle = new Run((arrived, _) -> arrived);
  }

  @AfterAll
  static void close() {
    world.close();
    endpoint.stop(0);
  }

  private static void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      ARRIVED.add(new Delivery(exchange.getRequestHeaders().getFirst("Stripe-Signature"), body));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Test
  void five_times_each_shuffled_and_late_they_leave_the_same_books() {
    assertThat(oracle.first).isGreaterThan(20);
    assertThat(oracle.again).isZero();
    int delivered = 0;
    for (long seed = SEED; delivered < DELIVERIES; seed++) {
      var run = new Run(new Chaos(new Random(seed)));
      assertThat(run.history).as("seed %d", seed).isEqualTo(oracle.history);
      assertThat(run.first).as("seed %d", seed).isEqualTo(oracle.first);
      assertThat(run.again).as("seed %d", seed).isEqualTo((COPIES - 1) * oracle.first);
      delivered += run.first + run.again;
    }
    System.out.printf("notices delivered: %d, seeds from %d, 0 differences%n", delivered, SEED);
  }

  @Test
  void without_any_of_them_the_books_are_the_same_because_everything_is_asked_for_anyway() {
    assertThat(new Run((_, _) -> List.of()).history).isEqualTo(oracle.history);
  }

  /// Keeps five copies of each, and hands each on when its own time has come, in any order.
  private static final class Chaos implements Mail {
    private final TreeMap<Instant, List<Delivery>> kept = new TreeMap<>();
    private final Random random;

    Chaos(Random random) {
      this.random = random;
    }

    @Override
    public List<Delivery> sort(List<Delivery> arrived, Instant now) {
      for (Delivery delivery : arrived) {
        for (int copy = 0; copy < COPIES; copy++) {
          Instant at = now.plusSeconds(random.nextLong(LATEST.toSeconds() + 1));
          kept.computeIfAbsent(at, _ -> new ArrayList<>()).add(delivery);
        }
      }
      var due = new ArrayList<Delivery>();
      Map<Instant, List<Delivery>> by = kept.headMap(now, true);
      by.values().forEach(due::addAll);
      by.clear();
      Collections.shuffle(due, random);
      return due;
    }
  }

  /// One history of a small market with two campaigns, three clippers, and banks that change their
  /// minds.
  private static final class Run {
    private final Mail mail;
    private final List<String> history;
    private int first;
    private int again;

    Run(Mail mail) {
      this.mail = mail;
      world.renew();
      ARRIVED.clear();
      try {
        SimulatedPaymentsProgram.notifyAt(
            folder(), URI.create("http://127.0.0.1:" + endpoint.getAddress().getPort() + "/"));
        market();
        for (int day = 0; day < 2 * LATEST.toDays(); day++) {
          pass(Duration.ofDays(1));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      world.verify();
      history =
          world.history().stream()
              .map(line -> line.replaceFirst("^\\S+ \\S+ ", ""))
              .sorted()
              .toList();
    }

    private void market() throws IOException {
      Caller brand = world.brand();
      CampaignId one = world.campaign(brand, Deal.of(100_01, 3 * THIRD));
      CampaignId two = world.campaign(brand, Deal.of(250_00, THIRD));
      world.fund(brand, one);
      fault("operation=payment_intents&kind=error_after");
      world.fund(brand, two);
      pass(Duration.ofHours(1));

      var clippers = new ArrayList<Caller>();
      for (CampaignId campaign : List.of(one, one, two)) {
        for (int i = 0; i < THIRD; i++) {
          Caller clipper = world.clipper();
          world.openPayoutAccount(clipper);
          ClaimId claim = world.claim(clipper, campaign);
          world.submit(claim);
          world.approve(claim);
          clippers.add(clipper);
        }
        pass(Duration.ofHours(7));
      }
      pass(Duration.ofDays(11));

      for (String trouble :
          List.of(
              "operation=payouts&kind=paid_then_failed",
              "operation=transfers&kind=drop",
              "operation=payouts&kind=payout_fails")) {
        fault(trouble + "&times=" + THIRD);
        for (int i = 0; i < THIRD; i++) {
          world.approve(world.payout(clippers.removeFirst()));
        }
        pass(Duration.ofHours(5));
      }
      for (int day = 0; day < 5; day++) {
        pass(Duration.ofHours(23));
      }
    }

    private void pass(Duration time) {
      world.pass(time);
      deliver();
      world.settle();
    }

    private void deliver() {
      awaitSilence();
      var arrived = new ArrayList<Delivery>();
      for (Delivery next = ARRIVED.poll(); next != null; next = ARRIVED.poll()) {
        arrived.add(next);
      }
      for (Delivery delivery : mail.sort(arrived, world.clock().now())) {
        var command = new ReceiveNotice.Command(delivery.signature(), delivery.body());
        if (world.get(ReceiveNotice.class).handle(command)
            instanceof ReceiveNotice.Outcome.Heard(var isNew)) {
          first += isNew ? 1 : 0;
          again += isNew ? 0 : 1;
        } else {
          throw new AssertionError("a genuine notice was not believed");
        }
      }
    }

    /// Waits until the provider has sent all it had to tell.
    private static void awaitSilence() {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!ask("GET", "notices", "").contains("\"waiting\":0")) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("the provider goes on and on");
        }
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
    }

    private static void fault(String form) {
      ask("POST", "faults", form);
    }

    private static String ask(String method, String path, String form) {
      var provider =
          new SimulatorClient(
              new Announcement("payment provider", Optional.empty(), Optional.empty(), folder()),
              PATIENCE);
      try {
        var answer =
            provider.send(
                provider
                    .request("/_simulator/" + path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .method(method, BodyPublishers.ofString(form)));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Path folder() {
      return world.data().resolve(SimulatedPaymentsProgram.FOLDER);
    }
  }
}
