package io.clipgen.bootstrap.demo;

import static io.clipgen.bootstrap.demo.Stage.CARD;
import static io.clipgen.bootstrap.demo.Stage.items;
import static io.clipgen.bootstrap.demo.Stage.money;
import static io.clipgen.bootstrap.demo.Stage.refusal;
import static io.clipgen.bootstrap.demo.Stage.seconds;
import static io.clipgen.bootstrap.demo.Stage.until;
import static io.clipgen.bootstrap.demo.Stage.usd;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The story: a brand funds a campaign, a clipper claims it, cuts clips from a real video, submits,
/// the brand approves, the post gets views, a bonus accrues, the money is held, released and paid
/// out, and the ledger explains it.
///
/// Each chapter is a method of its own, told over the HTTP API alone, so that a test can stop the
/// installation between chapters, or within one, and go on with the next.
public final class Story {

  /// How the story is played.
  ///
  /// @param video the brand's source video
  /// @param clips how many clips are asked for
  /// @param seconds how long each should be
  /// @param downloads the folder that the clipper downloads to
  /// @param adminEmail how the installation's administrator signs in
  /// @param adminPassword see `adminEmail`
  public record Script(
      Path video,
      int clips,
      int seconds,
      Path downloads,
      String adminEmail,
      String adminPassword) {}

  /// Lets the story say how many views the simulated platform will report.
  public interface Audience {

    /// Makes every post reach this many views within two days.
    void willWatch(long views);

    /// Makes one post, by the platform's name of it, reach this many views two days from now.
    void willWatch(String post, long views);
  }

  private static final long VIEWS = 120_000;
  private static final int CLIP_SECONDS = 15;
  private static final long PRICE = 10_001;
  private static final int PLACES = 2;

  private final Script script;
  private final Narrator narrator;
  private final Audience audience;
  private final Stage stage;

  private Api brand;
  private Api clipper;
  private String video = "";
  private String campaign = "";
  private String claim = "";
  private String submission = "";
  private String post = "";
  private String job = "";
  private String payout = "";
  private List<JsonNode> clips = List.of();

  public Story(Script script, Narrator narrator, Audience audience, Api guest) {
    this.script = script;
    this.narrator = narrator;
    this.audience = audience;
    this.stage = new Stage(script, narrator, guest);
    this.brand = guest;
    this.clipper = guest;
  }

  /// The whole story, from the first sign-up to the last cent.
  public void tell() throws InterruptedException {
    signUp();
    postAndFundTheCampaign();
    claimIt();
    orderClips();
    waitForClips();
    submitAndReview();
    postAndWatch();
    release();
    askForThePayout();
    waitForThePayout();
    readTheFigures();
    proveThem();
    payByViews();
    closeTheCampaign();
    outliveTheBonusWindow();
    openTheBooks();
  }

  /// Everybody signs in again, at the address where the installation answers now.
  public void reconnect(Api guest) {
    stage.reconnect(guest);
    brand = stage.signIn("brand");
    clipper = stage.signIn("clipper");
  }

  /// The names of what the story has made so far, by the collection that they live in.
  public Map<String, String> things() {
    Map<String, String> things = new TreeMap<>();
    things.put("videos", video);
    things.put("campaigns", campaign);
    things.put("claims", claim);
    things.put("submissions", submission);
    things.put("jobs", job);
    things.put("payouts", payout);
    things.put("clips", clips.isEmpty() ? "" : clips.getFirst().path("id").asText());
    things.put("posts", post);
    things.values().removeIf(String::isEmpty);
    return things;
  }

  /// A brand and a clipper sign up.
  public void signUp() {
    narrator.chapter("A brand and a clipper sign up");
    stage.register("brand", "Northwind Coffee", "client");
    stage.register("clipper", "Ada Cuts", "clipper");
    reconnect(stage.guest());
    narrator.say("Northwind Coffee (brand) and Ada Cuts (clipper) have accounts.");
    String tier = clipper.get("/api/v1/me/tier").path("tier").asText();
    narrator.say("Ada starts as %s.", tier);
    narrator.check(tier.equalsIgnoreCase("bronze"), "a new clipper is Bronze");
  }

  /// The brand uploads its video, posts a campaign and pays for it.
  public void postAndFundTheCampaign() throws InterruptedException {
    narrator.chapter("The brand uploads a video, posts a campaign and funds it");
    JsonNode uploaded = brand.upload("/api/v1/videos", script.video());
    video = uploaded.path("id").asText();
    narrator.say(
        "%s: %s, %d × %d, %.1f MB, %s.",
        script.video().getFileName(),
        seconds(uploaded.path("durationMs").asLong()),
        uploaded.path("width").asInt(),
        uploaded.path("height").asInt(),
        uploaded.path("bytes").asLong() / 1e6,
        uploaded.path("state").asText());
    narrator.check(uploaded.path("state").asText().equals("usable"), "the source video is usable");

    Instant deadline = stage.now().plus(Duration.ofDays(30));
    JsonNode posted =
        brand.post(
            "/api/v1/campaigns",
            Map.ofEntries(
                Map.entry("title", "Northwind: the long interview, in short"),
                Map.entry("source", video),
                Map.entry("length", CLIP_SECONDS),
                Map.entry("ratio", "9:16"),
                Map.entry("notes", "Start with the strongest sentence."),
                Map.entry("platforms", List.of("tiktok")),
                Map.entry("deadline", deadline.toString()),
                Map.entry("price", usd(PRICE)),
                Map.entry("places", PLACES),
                Map.entry("poster", "clipper")));
    campaign = posted.path("id").asText();
    JsonNode needed = posted.path("depositNeeded");
    narrator.say(
        "%d places at %s, bonus up to 200 %%: deposit needed %s.",
        PLACES, money(posted.path("price")), money(needed));

    JsonNode funding =
        brand.post(
            "/api/v1/campaigns/" + campaign + "/fundings",
            Map.of("deposit", needed, "paymentMethod", CARD));
    narrator.say(
        "The card is charged %s: the provider's processing cost comes on top.",
        money(funding.path("charged")));
    String state =
        until(
            "the payment is booked",
            () -> brand.get("/api/v1/campaigns/" + campaign).path("state").asText(),
            found -> found.equals("funded") || found.equals("open"));
    if (state.equals("funded")) {
      brand.post("/api/v1/campaigns/" + campaign + "/open", Map.of());
    }
    narrator.check(
        brand.get("/api/v1/campaigns/" + campaign).path("state").asText().equals("open"),
        "the funded campaign is open");
    stage.checkSolvency(campaign, "after funding");
  }

  /// The clipper finds the campaign, sees what it pays, and claims a place.
  public void claimIt() {
    narrator.chapter("The clipper finds the campaign and claims a place");
    boolean listed =
        items(clipper.get("/api/v1/campaigns")).stream()
            .anyMatch(item -> item.path("id").asText().equals(campaign));
    narrator.check(listed, "the campaign is listed");
    JsonNode quote = clipper.get("/api/v1/campaigns/" + campaign + "/quote");
    narrator.say(
        "Net to you: %s, and with all bonuses up to %s.",
        money(quote.path("net")), money(quote.path("mostWithBonus")));
    narrator.check(
        quote.path("net").path("amount").asLong() == 7001, "Bronze gets 70 %: 70.01 of 100.01 USD");
    clipper.post(
        "/api/v1/social-accounts",
        Map.of("platform", "tiktok", "handle", "ada_cuts_" + stage.run()));
    JsonNode claimed = clipper.post("/api/v1/campaigns/" + campaign + "/claims", Map.of());
    claim = claimed.path("id").asText();
    narrator.say("Ada has a place: %s.", claim);
    narrator.check(
        refusal(() -> clipper.post("/api/v1/campaigns/" + campaign + "/claims", Map.of())) == 409,
        "a second claim beside the live one is refused");
    stage.checkSolvency(campaign, "after the claim");
  }

  /// The clipper orders clips of the brand's video.
  public void orderClips() {
    narrator.chapter("The system hears, sees, chooses and cuts");
    job =
        clipper
            .post(
                "/api/v1/videos/" + video + "/clips",
                Map.of("count", script.clips(), "length", script.seconds(), "ratio", "9:16"))
            .path("job")
            .asText();
  }

  /// How far the clips are: the job's stage, empty while it waits.
  public JsonNode progress() {
    return clipper.get("/api/v1/jobs/" + job);
  }

  /// The outbound effects in a state.
  public List<JsonNode> effects(String state) {
    return items(stage.admin().get("/api/v1/admin/effects?state=" + state));
  }

  /// Waits for the clips and downloads the first.
  public void waitForClips() throws InterruptedException {
    List<String> stages = new ArrayList<>();
    JsonNode done =
        until(
            "the clips are made",
            () -> {
              JsonNode seen = progress();
              String stage = seen.path("stage").asText("");
              if (!stage.isBlank() && !stage.equals("null") && !stages.contains(stage)) {
                stages.add(stage);
                narrator.say("… %s", stage);
              }
              return seen;
            },
            seen -> List.of("done", "dead", "cancelled").contains(seen.path("state").asText()));
    narrator.check(
        done.path("state").asText().equals("done"),
        "the job is done"
            + (done.path("reason").isTextual() ? ": " + done.path("reason").asText() : ""));
    clips =
        items(clipper.get("/api/v1/clips?video=" + video)).stream()
            .sorted(Comparator.comparingInt((JsonNode clip) -> clip.path("number").asInt()))
            .toList();
    for (JsonNode clip : clips) {
      narrator.say(
          "clip %d  %s – %s  score %d  “%s”",
          clip.path("number").asInt(),
          seconds(clip.path("startMs").asLong()),
          seconds(clip.path("endMs").asLong()),
          clip.path("score").path("total").asInt(),
          clip.path("title").asText());
      narrator.say("        because: %s", clip.path("reason").asText());
    }
    JsonNode order = clipper.get("/api/v1/videos/" + video).path("orders").path(0);
    for (JsonNode reason : order.path("reasons")) {
      narrator.say("Fewer than asked: %s", reason.asText());
    }
    narrator.check(
        clips.size() == script.clips() || !order.path("reasons").isEmpty(),
        clips.size() + " of " + script.clips() + " clips were made, or the answer says why not");
    narrator.check(
        clips.stream()
            .allMatch(clip -> clip.path("height").asInt() * 9 == clip.path("width").asInt() * 16),
        "every clip is vertical, 9:16");
    narrator.check(
        clips.stream().map(clip -> clip.path("startMs").asLong()).distinct().count()
            == clips.size(),
        "no clip was made twice");
    JsonNode first = clips.getFirst();
    Path file = script.downloads().resolve("clip-" + stage.run() + ".mp4");
    long bytes = clipper.download(first.path("files").path("video").asText(), file);
    narrator.say("Ada downloads clip 1: %s (%.1f MB).", file, bytes / 1e6);
    narrator.check(bytes == first.path("bytes").asLong(), "the download has every byte");
  }

  /// The clipper submits, the brand asks for a change, the clipper submits again, the brand
  /// approves.
  public void submitAndReview() {
    narrator.chapter("Submission, a change, and the brand's approval");
    String first = submit(clips.getFirst(), "Here is my first cut.");
    narrator.check(
        refusal(
                () ->
                    clipper.post("/api/v1/submissions/" + first + "/approve", Map.of("rating", 5)))
            >= 403,
        "a clipper cannot approve her own work");
    brand.post(
        "/api/v1/submissions/" + first + "/request-changes",
        Map.of("reason", "Please take the moment with the other sentence."));
    narrator.say("The brand asks for a change.");
    String second = submit(clips.get(clips.size() > 1 ? 1 : 0), "The other moment, as you asked.");
    brand.post(
        "/api/v1/submissions/" + second + "/approve",
        Map.of("rating", 5, "comment", "That is the one."));
    narrator.say("The brand approves with 5 of 5.");
    narrator.check(claimState().equals("approved"), "the claim is approved");
    JsonNode earnings = clipper.get("/api/v1/earnings");
    narrator.say("Ada's earnings: %s held.", money(earnings.path("held")));
    narrator.check(
        earnings.path("held").path("amount").asLong() == 7001, "her 70.01 USD are held for her");
  }

  /// The clip is posted exactly once, and views come in as business time moves on.
  public void postAndWatch() throws InterruptedException {
    narrator.chapter("The clip is posted, and people watch it");
    audience.willWatch(VIEWS);
    stage.drain();
    stage.move(Duration.ofHours(1));
    until(
        "the post is live",
        () -> items(clipper.get("/api/v1/claims/" + claim + "/posts")),
        posts -> posts.stream().anyMatch(post -> post.path("state").asText().equals("live")));
    List<JsonNode> posts = items(clipper.get("/api/v1/claims/" + claim + "/posts"));
    narrator.check(posts.size() == 1, "it was posted exactly once");
    post = posts.getFirst().path("id").asText();
    narrator.say("Live at %s.", posts.getFirst().path("url").asText());
    for (int day = 1; day <= 2; day++) {
      stage.move(Duration.ofDays(1));
      JsonNode seen = clipper.get("/api/v1/claims/" + claim);
      narrator.say("Day %d: %,d views.", day, seen.path("earned").path("views").asLong());
    }
    narrator.check(
        clipper.get("/api/v1/claims/" + claim).path("earned").path("views").asLong() == VIEWS,
        "the claim's views are the provider's, to the last one");
    JsonNode earnings = clipper.get("/api/v1/earnings");
    narrator.say(
        "100,000 views bring 20 %% of her share on top: now %s held.",
        money(earnings.path("held")));
    narrator.check(
        earnings.path("held").path("amount").asLong() == 7001 + 1400, "the bonus is 14.00 USD");
  }

  /// The validation window ends and the money is hers.
  public void release() {
    narrator.chapter("The validation window ends");
    stage.move(Duration.ofDays(4));
    JsonNode earnings = clipper.get("/api/v1/earnings");
    narrator.say(
        "Ada's earnings: %s available, %s held.",
        money(earnings.path("available")), money(earnings.path("held")));
    narrator.check(
        earnings.path("available").path("amount").asLong() == 8401, "84.01 USD are released");
    stage.checkSolvency(campaign, "after the release");
  }

  /// The clipper asks for a payout and an administrator approves it.
  public void askForThePayout() {
    narrator.chapter("The payout");
    clipper.post("/api/v1/payout-account", Map.of());
    stage.drain();
    JsonNode asked = clipper.post("/api/v1/payouts", Map.of());
    payout = asked.path("id").asText();
    narrator.say(
        "Ada asks for a payout: %s, %s.",
        money(asked.path("amount")), asked.path("state").asText());
    narrator.check(
        refusal(() -> clipper.post("/api/v1/payouts", Map.of())) == 409,
        "the same money cannot be asked for twice");
    narrator.check(
        refusal(() -> clipper.post("/api/v1/admin/payouts/" + payout + "/approve", Map.of()))
            == 403,
        "only an administrator approves");
    stage.admin().post("/api/v1/admin/payouts/" + payout + "/approve", Map.of());
    narrator.say("The administrator approves it.");
  }

  /// The provider pays.
  public void waitForThePayout() throws InterruptedException {
    stage.drain();
    for (int day = 0; day < 5 && !payoutState().equals("paid"); day++) {
      stage.move(Duration.ofDays(1));
    }
    JsonNode paid = clipper.get("/api/v1/payouts/" + payout);
    narrator.say("The provider pays %s.", money(paid.path("amount")));
    narrator.check(paid.path("state").asText().equals("paid"), "the payout has arrived");
    narrator.check(
        clipper.get("/api/v1/earnings").path("available").path("amount").asLong() == 0,
        "nothing is left to take out");
  }

  /// Tier progress, statement and campaign figures.
  public void readTheFigures() {
    narrator.chapter("What everybody can read back");
    JsonNode tier = clipper.get("/api/v1/me/tier");
    narrator.say(
        "Ada: %s with %d approved clip and %,d views; %s at %d clips or %,d views.",
        tier.path("tier").asText(),
        tier.path("approvedClips").asLong(),
        tier.path("views").asLong(),
        tier.path("next").path("tier").asText(),
        tier.path("next").path("approvedClips").asLong(),
        tier.path("next").path("views").asLong());
    narrator.check(
        tier.path("tier").asText().equalsIgnoreCase("silver"), "120,000 views make her Silver");
    YearMonth month = YearMonth.from(stage.now().atZone(ZoneOffset.UTC));
    JsonNode statement = clipper.get("/api/v1/earnings/statement?period=" + month);
    narrator.say("Statement of %s: opening %s", month, money(statement.path("opening")));
    for (JsonNode item : statement.path("items")) {
      narrator.say(
          "   %s  %-44s %12s",
          item.path("at").asText().substring(0, 10),
          item.path("event").asText(),
          money(item.path("amount")));
    }
    narrator.say("   closing %s", money(statement.path("closing")));
    long moved = statement.path("opening").path("amount").asLong();
    for (JsonNode item : statement.path("items")) {
      moved += item.path("amount").path("amount").asLong();
    }
    narrator.check(
        moved == statement.path("closing").path("amount").asLong(), "the statement adds up");
    JsonNode figures = brand.get("/api/v1/campaigns/" + campaign + "/figures");
    narrator.say(
        "The campaign: %,d views for %s, %s per 1,000 views, rated %s.",
        figures.path("views").asLong(),
        money(figures.path("spend")),
        money(figures.path("costPerThousandViews")),
        figures.path("rating").asText());
    narrator.check(
        figures.path("spend").path("amount").asLong() == PRICE + 1400,
        "the brand's spend is the price and the bonus");
  }

  /// The clipper's statement is checked by somebody else, and a payout explained to its last cent.
  public void proveThem() {
    new Proof(stage, clipper, brand).tell(payout, campaign);
  }

  /// A second campaign, paid by views, and a tip.
  public void payByViews() throws InterruptedException {
    new ByViews(stage, audience, brand).tell(video);
  }

  /// The campaign closes and what nobody has a claim on goes back at once.
  public void closeTheCampaign() {
    narrator.chapter("The campaign closes");
    JsonNode before = stage.guest().get("/api/v1/campaigns/" + campaign + "/solvency");
    brand.post("/api/v1/campaigns/" + campaign + "/close", Map.of());
    stage.drain();
    JsonNode after = stage.guest().get("/api/v1/campaigns/" + campaign + "/solvency");
    narrator.say("Free before: %s.", money(before.path("free")));
    narrator.say(
        "Refunded: %s; still reserved for the open bonus: %s.",
        money(after.path("refunded")), money(after.path("reserved")));
    narrator.check(after.path("free").path("amount").asLong() == 0, "nothing stays free");
    narrator.check(
        after.path("refunded").path("amount").asLong()
            == before.path("free").path("amount").asLong(),
        "what was free went back at once");
    stage.checkSolvency(campaign, "after the close");
  }

  /// The bonus window ends and the rest follows.
  public void outliveTheBonusWindow() {
    narrator.chapter("The bonus window ends");
    stage.move(Duration.ofDays(91));
    JsonNode solvency = stage.guest().get("/api/v1/campaigns/" + campaign + "/solvency");
    narrator.say("Refunded in all: %s.", money(solvency.path("refunded")));
    narrator.check(
        solvency.path("reserved").path("amount").asLong() == 0, "no reserve is left behind");
    stage.checkSolvency(campaign, "at the end");
  }

  /// Every account, the proof that they sum to zero, and that the provider's books agree.
  public void openTheBooks() {
    narrator.chapter("The books");
    for (JsonNode account : items(stage.admin().get("/api/v1/admin/ledger/accounts?limit=1000"))) {
      long balance = account.path("balance").path("amount").asLong();
      if (balance != 0) {
        narrator.say("%-52s %15s", account.path("code").asText(), money(account.path("balance")));
      }
    }
    JsonNode verified = stage.admin().get("/api/v1/admin/ledger/verify");
    for (JsonNode check : verified.path("checks")) {
      narrator.check(check.path("holds").asBoolean(), check.path("name").asText());
    }
    for (JsonNode figure : verified.path("provider")) {
      narrator.check(
          figure.path("agrees").asBoolean(),
          "%s: our books say %s, the provider's %s"
              .formatted(
                  figure.path("name").asText(),
                  money(figure.path("ours")),
                  money(figure.path("theirs"))));
    }
    narrator.check(
        !verified.path("provider").isEmpty() && verified.path("clean").asBoolean(),
        "the ledger verifies: %d entries, %d postings"
            .formatted(verified.path("entries").asLong(), verified.path("postings").asLong()));
  }

  private String submit(JsonNode clip, String note) {
    JsonNode submitted =
        clipper.post(
            "/api/v1/claims/" + claim + "/submissions",
            Map.of("clip", clip.path("id").asText(), "note", note));
    narrator.say("Ada submits clip %d.", clip.path("number").asInt());
    submission =
        submitted
            .path("submissions")
            .path(submitted.path("submissions").size() - 1)
            .path("id")
            .asText();
    return submission;
  }

  private String claimState() {
    return clipper.get("/api/v1/claims/" + claim).path("state").asText();
  }

  private String payoutState() {
    return clipper.get("/api/v1/payouts/" + payout).path("state").asText();
  }
}
