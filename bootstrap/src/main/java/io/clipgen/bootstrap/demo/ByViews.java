package io.clipgen.bootstrap.demo;

import static io.clipgen.bootstrap.demo.Stage.cents;
import static io.clipgen.bootstrap.demo.Stage.items;
import static io.clipgen.bootstrap.demo.Stage.money;
import static io.clipgen.bootstrap.demo.Stage.until;
import static io.clipgen.bootstrap.demo.Stage.usd;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The chapter of views: a campaign that pays for every 1,000 of them, and a tip for its clipper.
///
/// 4.25 per 1,000 views × 12,347 views are 52,474,750 micro-units: 52.47, of which a Bronze clipper
/// gets 70 %, 36.73; the fee is 15.74, and 0.475 of a cent waits for more views.
final class ByViews {

  private static final long RATE_MICROS = 4_250_000;
  private static final long VIEWS = 12_347;
  private static final long EARNED = 5_247;
  private static final long SHARE = 3_673;
  private static final long FEE = EARNED - SHARE;
  private static final long TIP = 500;
  private static final long CAP = 10_000;

  private final Stage stage;
  private final Narrator narrator;
  private final Story.Audience audience;
  private final Api brand;

  ByViews(Stage stage, Story.Audience audience, Api brand) {
    this.stage = stage;
    this.narrator = stage.narrator();
    this.audience = audience;
    this.brand = brand;
  }

  /// From the offer to the day on which Ben's money is free.
  void tell(String video) throws InterruptedException {
    narrator.chapter("A campaign that pays by views, and a tip");
    stage.register("ben", "Ben Reels", "clipper");
    Api ben = stage.signIn("ben");
    String campaign = offer(video);
    String claim = deliver(ben, campaign, video);
    watch(ben, campaign, claim);
    tip(ben, claim);
    stage.move(Duration.ofDays(8));
    JsonNode earnings = ben.get("/api/v1/earnings");
    narrator.say("A week later %s are Ben's to take out.", money(earnings.path("available")));
    narrator.check(cents(earnings.path("available")) == SHARE + TIP, "share and tip are released");
    brand.post("/api/v1/campaigns/" + campaign + "/close", Map.of());
    stage.drain();
    stage.checkSolvency(campaign, "by views as well");
  }

  private String offer(String video) throws InterruptedException {
    JsonNode posted =
        brand.post(
            "/api/v1/campaigns",
            Map.of(
                "title",
                "Northwind: pay per view",
                "source",
                video,
                "length",
                15,
                "platforms",
                List.of("tiktok"),
                "deadline",
                stage.now().plus(Duration.ofDays(30)).toString(),
                "perThousandViews",
                Map.of(
                    "rateMicros",
                    RATE_MICROS,
                    "minimumViews",
                    1_000,
                    "capPerClip",
                    usd(CAP),
                    "capPerClipper",
                    usd(CAP),
                    "capPerCampaign",
                    usd(2 * CAP)),
                "places",
                2));
    String campaign = posted.path("id").asText();
    brand.post(
        "/api/v1/campaigns/" + campaign + "/fundings",
        Map.of("paymentMethod", Stage.CARD, "openWhenFunded", true));
    until(
        "the second campaign is open",
        () -> brand.get("/api/v1/campaigns/" + campaign).path("state").asText(),
        "open"::equals);
    narrator.say(
        "Northwind offers 4.25 USD per 1,000 views, up to %s a clip and %s in all.",
        money(posted.path("perThousandViews").path("capPerClip")),
        money(posted.path("perThousandViews").path("capPerCampaign")));
    return campaign;
  }

  private String deliver(Api ben, String campaign, String video) throws InterruptedException {
    ben.post(
        "/api/v1/social-accounts",
        Map.of("platform", "tiktok", "handle", "ben_reels_" + stage.run()));
    String claim =
        ben.post("/api/v1/campaigns/" + campaign + "/claims", Map.of()).path("id").asText();
    String job =
        ben.post(
                "/api/v1/videos/" + video + "/clips",
                Map.of("count", 1, "length", stage.script().seconds(), "ratio", "9:16"))
            .path("job")
            .asText();
    until(
        "Ben's clip is made",
        () -> ben.get("/api/v1/jobs/" + job).path("state").asText(),
        state -> List.of("done", "dead", "cancelled").contains(state));
    String clip = items(ben.get("/api/v1/clips?video=" + video)).getFirst().path("id").asText();
    JsonNode submitted = ben.post("/api/v1/claims/" + claim + "/submissions", Map.of("clip", clip));
    String submission = submitted.path("submissions").path(0).path("id").asText();
    brand.post("/api/v1/submissions/" + submission + "/approve", Map.of("rating", 5));
    narrator.say("Ben Reels claims a place, hands a clip in, and it is approved.");
    narrator.check(
        cents(ben.get("/api/v1/earnings").path("held")) == 0, "without views it earns nothing yet");
    return claim;
  }

  private void watch(Api ben, String campaign, String claim) throws InterruptedException {
    stage.drain();
    stage.move(Duration.ofHours(1));
    JsonNode post =
        until(
            "Ben's post is live",
            () -> items(ben.get("/api/v1/claims/" + claim + "/posts")).getFirst(),
            seen -> seen.path("state").asText().equals("live"));
    audience.willWatch(post.path("externalId").asText(), VIEWS);
    stage.move(Duration.ofDays(2));
    JsonNode held = ben.get("/api/v1/earnings").path("held");
    narrator.say(
        "%,d views: %s for Ben, %s for the platform.",
        ben.get("/api/v1/claims/" + claim).path("earned").path("views").asLong(),
        money(held),
        money(stage.guest().get("/api/v1/campaigns/" + campaign + "/solvency").path("fees")));
    narrator.check(cents(held) == SHARE, "4.25 × 12,347 views is 52.47 USD, and Ben's are 36.73");
    JsonNode solvency = stage.guest().get("/api/v1/campaigns/" + campaign + "/solvency");
    narrator.check(
        cents(solvency.path("fees")) == FEE && cents(solvency.path("held")) == SHARE,
        "the fee is the other 15.74 USD: no cent is paid that was not taken from the brand");
  }

  private void tip(Api ben, String claim) throws InterruptedException {
    String tip =
        brand
            .post(
                "/api/v1/claims/" + claim + "/tips",
                Map.of("amount", usd(TIP), "paymentMethod", Stage.CARD, "message", "Well cut!"))
            .path("id")
            .asText();
    stage.drain();
    JsonNode given =
        until(
            "the tip is there",
            () ->
                items(ben.get("/api/v1/tips")).stream()
                    .filter(seen -> seen.path("id").asText().equals(tip))
                    .findFirst()
                    .orElseThrow(),
            seen -> !seen.path("state").asText().equals("pending"));
    narrator.say(
        "Northwind tips him %s: “%s” %s",
        money(given.path("amount")), given.path("message").asText(), given.path("why").asText());
    narrator.check(
        cents(ben.get("/api/v1/earnings").path("held")) == SHARE + TIP,
        "all of the tip is his: the platform takes nothing of it");
  }
}
