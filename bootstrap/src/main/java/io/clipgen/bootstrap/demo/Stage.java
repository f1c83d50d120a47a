package io.clipgen.bootstrap.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/// What all chapters of a story share: who plays, the clock that moves on, and the narrator.
final class Stage {

  /// A card that the simulated provider charges.
  static final String CARD = "pm_card_visa";

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String PASSWORD = "a long enough passphrase";

  private final Story.Script script;
  private final Narrator narrator;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private Api guest;
  private Api admin;

  Stage(Story.Script script, Narrator narrator, Api guest) {
    this.script = script;
    this.narrator = narrator;
    this.guest = guest;
    this.admin = guest;
  }

  Story.Script script() {
    return script;
  }

  Narrator narrator() {
    return narrator;
  }

  /// What tells this run's names from those of other runs in the same installation.
  String run() {
    return run;
  }

  Api guest() {
    return guest;
  }

  Api admin() {
    return admin;
  }

  /// Goes on at the address where the installation answers now.
  void reconnect(Api there) {
    guest = there;
    admin = there.signIn(script.adminEmail(), script.adminPassword());
  }

  void register(String who, String name, String role) {
    guest.post(
        "/api/v1/auth/register",
        Map.of("email", email(who), "password", PASSWORD, "displayName", name, "role", role));
  }

  Api signIn(String who) {
    return guest.signIn(email(who), PASSWORD);
  }

  Instant now() {
    return Instant.parse(guest.get("/api/v1/clock").path("now").asText());
  }

  /// Business time moves on, and what was due by then is done.
  void move(Duration ahead) {
    admin.post("/api/v1/admin/clock", Map.of("advance", ahead.toString()));
    drain();
    narrator.say("(the clock moves on to %s)", now());
  }

  /// What is due is done now.
  void drain() {
    admin.post("/api/v1/admin/due-work", Map.of());
  }

  void checkSolvency(String campaign, String when) {
    JsonNode solvency = guest.get("/api/v1/campaigns/" + campaign + "/solvency");
    long parts = 0;
    for (String part : List.of("free", "reserved", "held", "paid", "fees", "refunded")) {
      parts += cents(solvency.path(part));
    }
    narrator.check(
        parts == cents(solvency.path("deposits")) && parts > 0,
        "deposits = free + reserved + held + paid + fees + refunded, " + when);
  }

  /// The status with which a request is refused; 0 if it is not.
  static int refusal(Runnable request) {
    try {
      request.run();
      return 0;
    } catch (Api.Problem refused) {
      return refused.status();
    }
  }

  static List<JsonNode> items(JsonNode page) {
    return StreamSupport.stream(page.path("items").spliterator(), false).toList();
  }

  static Map<String, Object> usd(long cents) {
    return Map.of("amount", cents, "currency", "USD");
  }

  static long cents(JsonNode money) {
    return money.path("amount").asLong();
  }

  static String money(JsonNode money) {
    long minor = cents(money);
    return String.format(
        Locale.ROOT,
        "%s%,d.%02d %s",
        minor < 0 ? "-" : "",
        Math.abs(minor) / 100,
        Math.abs(minor) % 100,
        money.path("currency").asText());
  }

  static String seconds(long millis) {
    return String.format(Locale.ROOT, "%d:%04.1f", millis / 60_000, millis % 60_000 / 1000.0);
  }

  static <T> T until(String what, Supplier<T> look, Predicate<T> there)
      throws InterruptedException {
    Instant patience = Instant.now().plus(PATIENCE);
    while (true) {
      T seen = look.get();
      if (there.test(seen)) {
        return seen;
      }
      if (Instant.now().isAfter(patience)) {
        throw new IllegalStateException("waited too long until " + what + ": " + seen);
      }
      Thread.sleep(100);
    }
  }

  private String email(String who) {
    return who + "-" + run + "@demo.example";
  }
}
