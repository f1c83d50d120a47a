package io.clipgen.bootstrap.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.clipgen.application.publishing.ViewsObserved;
import io.clipgen.bootstrap.demo.Api;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.persistence.shared.Json;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// Brands, clippers and an administrator who never rest, over the HTTP API. They write down what
/// was acknowledged to them, and go on with something else when there is no answer.
final class BusyTown {

  private static final String PASSWORD = "a long enough passphrase";
  private static final int PEOPLE = 4;
  private static final long PRICE = 100_01;

  private final Jdbi database;
  private final Random chance;
  private final List<Household> households = new ArrayList<>();
  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  private final AtomicInteger idle = new AtomicInteger();
  private final AtomicInteger payouts = new AtomicInteger();
  private final Object bell = new Object();
  private volatile Optional<Api> admin = Optional.empty();
  private volatile boolean open;
  private volatile boolean over;

  /// @param database as its owner, for what nobody does over HTTP here: making clips, reading views
  BusyTown(Jdbi database, long seed) {
    this.database = database;
    this.chance = new Random(seed);
  }

  /// Something that was answered with success, and what must be found because of it from then on.
  ///
  /// @param sql counts it
  record Acknowledged(String what, String sql, Object id) {}

  /// A brand and a clipper who deal with each other.
  private static final class Household {
    final String name;
    final Random chance;
    volatile Optional<Api> brand = Optional.empty();
    volatile Optional<Api> clipper = Optional.empty();
    PartyId brandId = new PartyId(new UUID(0, 0));
    PartyId clipperId = new PartyId(new UUID(0, 0));

    Household(String name, Random chance) {
      this.name = name;
      this.chance = chance;
    }
  }

  /// Everybody moves in.
  void settle(URI address) {
    Api guest = Api.at(address);
    PartyId mayor = register(guest, "admin", "client");
    database.useHandle(
        handle ->
            handle.execute(
                "UPDATE identity.party SET roles = '{ADMIN}' WHERE id = ?", mayor.value()));
    for (int i = 1; i <= PEOPLE; i++) {
      Household household = new Household("house" + i, new Random(chance.nextLong()));
      household.brandId = register(guest, household.name + "-brand", "client");
      household.clipperId = register(guest, household.name + "-clipper", "clipper");
      households.add(household);
    }
    signIn(address);
    households.forEach(
        household -> household.clipper.orElseThrow().post("/api/v1/payout-account", Map.of()));
    for (Household household : households) {
      Thread.ofPlatform().daemon().name(household.name).start(() -> live(household));
    }
    Thread.ofPlatform().daemon().name("administrator").start(this::administer);
  }

  /// Everybody signs in, at the address where the installation answers now.
  void signIn(URI address) {
    Api guest = Api.at(address);
    admin = Optional.of(guest.signIn(email("admin"), PASSWORD));
    for (Household household : households) {
      household.brand = Optional.of(guest.signIn(email(household.name + "-brand"), PASSWORD));
      household.clipper = Optional.of(guest.signIn(email(household.name + "-clipper"), PASSWORD));
    }
  }

  Api admin() {
    return admin.orElseThrow();
  }

  /// The doors open.
  void open() {
    synchronized (bell) {
      open = true;
      bell.notifyAll();
    }
  }

  /// The doors close, and all have come home.
  void close() throws InterruptedException {
    open = false;
    synchronized (bell) {
      while (idle.get() < PEOPLE + 1) {
        bell.wait(1_000);
      }
    }
  }

  /// Waits until so much has been acknowledged since the last crash, or for a while.
  void awaitBusiness(int many) {
    Instant patience = Instant.now().plus(Duration.ofSeconds(10));
    while (acknowledged.size() < many && Instant.now().isBefore(patience)) {
      rest(20);
    }
  }

  /// Goes on until somebody has been given a payout, and for a minute at most.
  void awaitPayout() {
    Instant patience = Instant.now().plus(Duration.ofMinutes(1));
    while (payouts.get() == 0 && Instant.now().isBefore(patience)) {
      rest(50);
    }
  }

  void end() {
    over = true;
    open();
  }

  /// What was acknowledged since the last time.
  List<Acknowledged> acknowledged() {
    var taken = new ArrayList<Acknowledged>();
    for (Acknowledged next = acknowledged.poll(); next != null; next = acknowledged.poll()) {
      taken.add(next);
    }
    return taken;
  }

  /// What was refused although nothing stood in its way: a crash is no reason for it.
  List<String> surprises() {
    return List.copyOf(surprises);
  }

  /// Whether what was acknowledged is there.
  boolean holds(Acknowledged what) {
    return database.withHandle(
            handle -> handle.createQuery(what.sql()).bind("id", what.id()).mapTo(Long.class).one())
        > 0;
  }

  private void live(Household household) {
    while (awaitOpen()) {
      attempt(() -> deal(household));
    }
  }

  private void administer() {
    Random chance = new Random(this.chance.nextLong());
    while (awaitOpen()) {
      attempt(
          () -> {
            for (JsonNode payout : items(admin().get("/api/v1/admin/payouts?state=requested"))) {
              String id = payout.path("id").asText();
              admin().post("/api/v1/admin/payouts/" + id + "/approve", Map.of());
              told(
                  "payout approved",
                  "SELECT count(*) FROM payouts.payout WHERE id = :id AND state <> 'REQUESTED'",
                  PayoutId.parse(id).value());
            }
            Duration time = Duration.ofHours(24 + chance.nextInt(144));
            admin().post("/api/v1/admin/clock", Map.of("advance", time.toString()));
          });
      rest(200);
    }
  }

  /// From a campaign to a payout, with some that end elsewhere.
  private void deal(Household house) {
    Api brand = house.brand.orElseThrow();
    Api clipper = house.clipper.orElseThrow();
    UUID video = UUID.randomUUID();
    makeVideo(video, house.brandId);
    String campaign = post(brand, video);
    brand.post(
        "/api/v1/campaigns/" + campaign + "/fundings",
        Map.of("paymentMethod", "pm_card_visa", "openWhenFunded", true));
    told(
        "payment asked for",
        "SELECT count(*) FROM campaigns.funding WHERE campaign = :id",
        CampaignId.parse(campaign).value());
    awaitState(brand, campaign, "open");
    ClaimId claim =
        ClaimId.parse(
            clipper
                .post("/api/v1/campaigns/" + campaign + "/claims", Map.of())
                .path("id")
                .asText());
    told("claim", "SELECT count(*) FROM campaigns.claim WHERE id = :id", claim.value());
    if (house.chance.nextInt(6) == 0) {
      clipper.post("/api/v1/claims/" + claim.text() + "/withdraw", Map.of());
      told(
          "withdrawal",
          "SELECT count(*) FROM campaigns.claim WHERE id = :id AND state = 'WITHDRAWN'",
          claim.value());
    } else {
      earn(house, brand, clipper, video, claim);
    }
    if (house.chance.nextInt(3) == 0) {
      brand.post("/api/v1/campaigns/" + campaign + "/close", Map.of());
      told(
          "close",
          "SELECT count(*) FROM campaigns.campaign WHERE id = :id AND state = 'CLOSED'",
          CampaignId.parse(campaign).value());
    }
    takeOut(clipper);
  }

  private void earn(Household house, Api brand, Api clipper, UUID video, ClaimId claim) {
    String clip = makeClip(video, house.clipperId);
    JsonNode submitted =
        clipper.post("/api/v1/claims/" + claim.text() + "/submissions", Map.of("clip", clip));
    told(
        "submission", "SELECT count(*) FROM campaigns.submission WHERE claim = :id", claim.value());
    JsonNode all = submitted.path("submissions");
    String submission = all.path(all.size() - 1).path("id").asText();
    brand.post("/api/v1/submissions/" + submission + "/approve", Map.of("rating", 5));
    told(
        "approval",
        "SELECT count(*) FROM earnings.line WHERE kind = 'BASE' AND source = :id",
        claim.text());
    if (house.chance.nextBoolean()) {
      observeViews(claim, 100_000 + house.chance.nextInt(1_000_000));
    }
  }

  private void takeOut(Api clipper) {
    if (clipper.get("/api/v1/earnings").path("available").path("amount").asLong() < 50_00) {
      return;
    }
    String payout = clipper.post("/api/v1/payouts", Map.of()).path("id").asText();
    payouts.incrementAndGet();
    told(
        "payout",
        "SELECT count(*) FROM payouts.payout WHERE id = :id",
        PayoutId.parse(payout).value());
  }

  private String post(Api brand, UUID video) {
    JsonNode posted =
        brand.post(
            "/api/v1/campaigns",
            Map.ofEntries(
                Map.entry("title", "Busy"),
                Map.entry("source", new SourceVideoId(video).text()),
                Map.entry("length", 15),
                Map.entry("ratio", "9:16"),
                Map.entry("notes", ""),
                Map.entry("platforms", List.of("tiktok")),
                Map.entry("deadline", now(brand).plus(Duration.ofDays(60)).toString()),
                Map.entry("price", Map.of("amount", PRICE, "currency", "USD")),
                Map.entry("places", 1),
                Map.entry("poster", "clipper")));
    String id = posted.path("id").asText();
    told(
        "campaign",
        "SELECT count(*) FROM campaigns.campaign WHERE id = :id",
        CampaignId.parse(id).value());
    return id;
  }

  private void awaitState(Api brand, String campaign, String state) {
    Instant patience = Instant.now().plus(Duration.ofSeconds(20));
    while (!brand.get("/api/v1/campaigns/" + campaign).path("state").asText().equals(state)) {
      if (!open || Instant.now().isAfter(patience)) {
        throw new NoAnswer();
      }
      rest(50);
    }
  }

  private static Instant now(Api api) {
    return Instant.parse(api.get("/api/v1/clock").path("now").asText());
  }

  // What nobody does over HTTP here

  private void makeVideo(UUID id, PartyId owner) {
    database.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO clips.source_video (id, owner, title, file, container, duration_ms, bytes,
                  video_codec, width, height, frames_per_second, uploaded_at)
                VALUES (?, ?, 'A talk', ?, 'mp4', 60000, 4000000, 'h264', 1920, 1080, 30, now())
                """,
                id,
                owner.value(),
                "sources/" + id));
  }

  private String makeClip(UUID video, PartyId owner) {
    UUID job = UUID.randomUUID();
    UUID clip = UUID.randomUUID();
    database.useTransaction(
        handle -> {
          handle.execute(
              """
              INSERT INTO clips.clip_order (job, source, ordered_by, clips_wanted, length_ms, treatment,
                shorter_side, watermark, ordered_at, outcome, clips_made, reasons, remarks)
              VALUES (?, ?, ?, 1, 15000, '{"ratio":"PORTRAIT","framing":"BLUR_FILL","captions":"NONE"}', 1080, false, now(), 'made', 1, '{}', '{}')
              """,
              job,
              video,
              owner.value());
          handle.execute(
              """
              INSERT INTO clips.clip (id, source, owner, job, number, start_ms, end_ms, title, hook,
                reason, category, score, excerpt, treatment, width, height, watermark, length_ms,
                bytes, files, caption_files, made_at, version, corrections)
              VALUES (?, ?, ?, ?, 1, 0, 15000, 'The turn', 'Wait', 'Loud', 'SURPRISING',
                '{"hook":{"points":1,"reason":"a"},"engagement":{"points":1,"reason":"a"},"value":{"points":1,"reason":"a"},"shareability":{"points":1,"reason":"a"},"lifts":[]}',
                '', '{"ratio":"PORTRAIT","framing":"BLUR_FILL","captions":"NONE"}', 1080, 1920, false, 15000, 1000, ?, ?, now(), 1, '{"words":[]}')
              """,
              clip,
              video,
              owner.value(),
              job,
              "clips/" + clip,
              "clips/" + clip);
        });
    return new ClipId(clip).text();
  }

  private void observeViews(ClaimId claim, long views) {
    Instant at = now(admin());
    String event =
        Json.write(new ViewsObserved(List.of(new ViewsObserved.Views(claim, views)), at));
    database.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO operations.outbox (id, type, payload, published_at)
                VALUES (?, 'publishing.ViewsObserved', CAST(? AS jsonb), now())
                """,
                UUID.randomUUID(),
                event));
  }

  private void told(String what, String sql, Object id) {
    acknowledged.add(new Acknowledged(what, sql, id));
  }

  private boolean awaitOpen() {
    synchronized (bell) {
      idle.incrementAndGet();
      bell.notifyAll();
      try {
        while (!open) {
          bell.wait();
        }
      } catch (InterruptedException e) {
        return false;
      } finally {
        idle.decrementAndGet();
      }
    }
    return !over;
  }

  private void attempt(Runnable what) {
    try {
      what.run();
    } catch (NoAnswer | UncheckedIOException noAnswer) {
      rest(20);
    } catch (Api.Problem answer) {
      // What a crash broke off is answered by 503, and by 409 what time did in the meantime.
      if (answer.status() != 503 && answer.status() != 409) {
        surprises.add(answer.toString());
      }
      rest(20);
    } catch (JdbiException failure) {
      if (!isOfConnection(failure)) {
        surprises.add(failure.toString());
      }
      rest(20);
    }
  }

  /// Whether the database was gone: connection exceptions (class 08 of SQL states) and what an
  /// operator does to it (class 57).
  private static boolean isOfConnection(JdbiException failure) {
    return failure.getCause() instanceof SQLException cause
        && String.valueOf(cause.getSQLState()).matches("(08|57).*");
  }

  private static void rest(int most) {
    try {
      Thread.sleep(1 + ThreadLocalRandom.current().nextInt(most));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static PartyId register(Api guest, String name, String role) {
    return PartyId.parse(
        guest
            .post(
                "/api/v1/auth/register",
                Map.of(
                    "email", email(name),
                    "password", PASSWORD,
                    "displayName", name,
                    "role", role))
            .path("id")
            .asText());
  }

  private static String email(String name) {
    return name + "@clipgen.example";
  }

  private static List<JsonNode> items(JsonNode page) {
    return StreamSupport.stream(page.path("items").spliterator(), false).toList();
  }

  private static final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
