package io.clipgen.bootstrap.world;

import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.usecase.ApproveSubmission;
import io.clipgen.application.campaigns.usecase.ClaimCampaign;
import io.clipgen.application.campaigns.usecase.CloseCampaign;
import io.clipgen.application.campaigns.usecase.FundCampaign;
import io.clipgen.application.campaigns.usecase.PostCampaign;
import io.clipgen.application.campaigns.usecase.RejectSubmission;
import io.clipgen.application.campaigns.usecase.SubmitClip;
import io.clipgen.application.campaigns.usecase.Terms;
import io.clipgen.application.campaigns.usecase.WithdrawClaim;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.clips.testing.Footage;
import io.clipgen.application.clips.usecase.ClipFile;
import io.clipgen.application.earnings.query.AccountView;
import io.clipgen.application.earnings.query.EarningsBoard;
import io.clipgen.application.earnings.query.EarningsView;
import io.clipgen.application.earnings.usecase.VerifyLedger;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.port.Parties;
import io.clipgen.application.payouts.query.PayoutView;
import io.clipgen.application.payouts.usecase.DecidePayout;
import io.clipgen.application.payouts.usecase.OpenPayoutAccount;
import io.clipgen.application.payouts.usecase.RequestPayout;
import io.clipgen.application.payouts.usecase.SeePayouts;
import io.clipgen.application.publishing.ViewsObserved;
import io.clipgen.application.publishing.usecase.ConnectAccount;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Page;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.campaigns.AspectRatio;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.campaigns.Platform;
import io.clipgen.domain.campaigns.ServicePackage;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.identity.DisplayName;
import io.clipgen.domain.identity.EmailAddress;
import io.clipgen.domain.identity.Party;
import io.clipgen.domain.identity.Role;
import io.clipgen.domain.identity.Standing;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.domain.shared.SubmissionId;
import io.clipgen.payments.simulated.SimulatedPaymentsProgram;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.DatabaseAddress;
import io.clipgen.platforms.simulated.ViewSteering;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A whole installation inside a test, and the hands of everybody who works with it:
///
/// ```java
/// try (World world = World.open()) {
///   Caller brand = world.brand();
///   Caller clipper = world.clipper();
///   CampaignId campaign = world.campaign(brand, Deal.of(100_01, 2));
///   world.fund(brand, campaign);
///   world.settle();
///   ClaimId claim = world.claim(clipper, campaign);
///   world.submit(claim);
///   world.approve(claim);
///   world.pass(Duration.ofDays(10));
///   world.verify();
/// }
/// ```
///
/// Wired as in production over a PostgreSQL of its own; payment provider and platform are the
/// simulated ones, reached over HTTP. Business time stands still until [#pass]; ids count from one.
/// Nothing runs by itself: each verb is the one use case that a person would call, and [#settle] is
/// all that then follows in the background. Whatever has no verb here is one [#get] away.
///
/// Verbs may be used by many threads at once; [#settle], [#pass] and [#renew] by one.
public final class World implements AutoCloseable {

  private static final String CARD = "pm_card_visa";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final byte[] FILM = "not really a film".getBytes(StandardCharsets.UTF_8);

  private final Stage stage;
  private final Background background;
  private final AtomicInteger made = new AtomicInteger();
  private final Map<Class<?>, Object> parts = new ConcurrentHashMap<>();

  private World(Map<String, String> settings) {
    this.stage = new Stage(settings);
    this.background = new Background(stage.context);
  }

  /// Opens one.
  public static World open() {
    return new World(Map.of());
  }

  /// Opens one with settings of its own, as on the command line.
  public static World open(Map<String, String> settings) {
    return new World(settings);
  }

  /// Starts all over, quicker than a new one: everything that was is gone, the clock included.
  public void renew() {
    stage.renew();
    made.set(0);
  }

  /// Everything as it is now, to come [#backTo].
  public Moment moment() {
    return new Moment(stage.moment(), made.get());
  }

  /// Goes back, as often as one likes: whatever has happened since then has not.
  public void backTo(Moment moment) {
    stage.backTo(moment.state);
    made.set(moment.made);
  }

  /// A moment in the life of one world.
  public static final class Moment {
    private final Stage.Moment state;
    private final int made;

    private Moment(Stage.Moment state, int made) {
      this.state = state;
      this.made = made;
    }
  }

  /// Every connection to the database is what `wrap` makes of it, from now on.
  public void putBetween(UnaryOperator<Connection> wrap) {
    stage.connections.putBetween(wrap);
  }

  /// A use case, a port, whatever production would be given.
  public <T> T get(Class<T> type) {
    return type.cast(parts.computeIfAbsent(type, stage.context::getBean));
  }

  /// Business time. [#pass] moves it and does what falls due.
  public SettableClock clock() {
    return stage.clock;
  }

  /// The folder in which the simulators have announced themselves.
  public Path data() {
    return stage.data;
  }

  /// Where the database is, for its owner.
  public DatabaseAddress address() {
    return stage.address();
  }

  /// Every connection that is opened from now on is what `wrap` makes of it.
  void listen(UnaryOperator<Connection> wrap) {
    stage.connections.putBetween(wrap);
  }

  /// The database, in the role of the application.
  public Database database() {
    return get(Database.class);
  }

  @Override
  public void close() {
    stage.close();
  }

  // Who there is

  /// A new brand.
  public Caller brand() {
    return party("Brand", Role.CLIENT);
  }

  /// A new clipper.
  public Caller clipper() {
    return party("Clipper", Role.CLIPPER);
  }

  /// The administrator. Not a row anywhere: nothing asks for one.
  public Caller admin() {
    return new Caller(new PartyId(Footage.uuid(0)), Set.of("ADMIN"));
  }

  private Caller party(String kind, Role role) {
    int number = made.incrementAndGet();
    Party party =
        Party.register(
            new PartyId(Footage.uuid(number)),
            EmailAddress.of("party" + number + "@clipgen.example"),
            DisplayName.of(kind + " " + number),
            role,
            stage.clock.now());
    database().call(() -> get(Parties.class).add(party));
    return new Caller(party.id(), Set.of(role.name()));
  }

  /// Suspends somebody, or lets them in again.
  public void suspend(Caller who, boolean suspended) {
    Parties parties = get(Parties.class);
    database()
        .run(
            () -> {
              Party party = parties.hold(who.party()).orElseThrow();
              parties.save(
                  Party.restore(
                      party.id(),
                      party.email(),
                      party.name(),
                      party.roles(),
                      suspended ? Standing.SUSPENDED : Standing.ACTIVE,
                      party.registeredAt()));
            });
  }

  // What a brand does

  /// Uploads a source video that nobody has to read.
  public SourceVideoId video(Caller brand) {
    SourceVideo video = Footage.video(made.incrementAndGet(), brand.party());
    database().run(() -> get(SourceVideos.class).add(video));
    return video.id();
  }

  /// Posts a campaign, as a draft, with a source video of its own.
  public CampaignId campaign(Caller brand, Deal deal) {
    SourceVideoId video = video(brand);
    Terms terms =
        new Terms(
            "Campaign " + made.get(),
            video,
            15,
            AspectRatio.PORTRAIT,
            "",
            List.of(Platform.TIKTOK),
            stage.clock.now().plus(deal.open()),
            deal.pricing(),
            deal.places(),
            deal.poster(),
            ServicePackage.CUSTOM,
            null,
            deal.perClipper(),
            Set.of());
    return get(PostCampaign.class).handle(brand, new PostCampaign.Command(terms)).id();
  }

  /// Pays all that is missing; once that has settled, the campaign is open.
  public FundingId fund(Caller brand, CampaignId campaign) {
    return fund(brand, campaign, null, CARD);
  }

  /// Pays a part of it, or more.
  ///
  /// @param paymentMethod what the provider makes of it; see its test cards
  public FundingId fund(
      Caller brand, CampaignId campaign, @Nullable Money deposit, String paymentMethod) {
    return get(FundCampaign.class)
        .handle(brand, new FundCampaign.Command(campaign, deposit, paymentMethod, true))
        .funding();
  }

  /// A campaign that is funded and open: [#campaign], [#fund] and [#settle].
  public CampaignId open(Caller brand, Deal deal) {
    CampaignId campaign = campaign(brand, deal);
    fund(brand, campaign);
    settle();
    return campaign;
  }

  /// Approves what was handed in last.
  public void approve(ClaimId claim) {
    get(ApproveSubmission.class)
        .handle(brandOf(claim), new ApproveSubmission.Command(submission(claim), 5, ""));
  }

  /// Rejects what was handed in last.
  public void reject(ClaimId claim) {
    get(RejectSubmission.class)
        .handle(
            brandOf(claim), new RejectSubmission.Command(submission(claim), "Not what we wanted."));
  }

  /// Closes a campaign.
  public CloseCampaign.Closed close(Caller brand, CampaignId campaign) {
    return get(CloseCampaign.class).handle(brand, campaign);
  }

  // What a clipper does

  /// Takes a place.
  ///
  /// @throws AssertionError if it is declined
  public ClaimId claim(Caller clipper, CampaignId campaign) {
    return switch (tryToClaim(clipper, campaign)) {
      case ClaimCampaign.Outcome.Taken taken -> taken.claim().id();
      case ClaimCampaign.Outcome.Declined declined ->
          throw new AssertionError("no place: " + declined.refusal());
    };
  }

  /// Takes a place, or is told why not.
  public ClaimCampaign.Outcome tryToClaim(Caller clipper, CampaignId campaign) {
    return get(ClaimCampaign.class).handle(clipper, new ClaimCampaign.Command(campaign));
  }

  /// Hands in a clip that nobody had to render.
  public SubmissionId submit(ClaimId claim) {
    Claim held = find(claim);
    ClipId clip = clip(held.clipper(), find(held.campaign()).brief().source());
    return get(SubmitClip.class)
        .handle(clipperOf(claim), new SubmitClip.Command(claim, clip, ""))
        .id();
  }

  /// Gives a claim up.
  public void withdraw(ClaimId claim) {
    get(WithdrawClaim.class).handle(clipperOf(claim), claim);
  }

  /// Connects an account on the platform: what is approved is posted from then on.
  public void connect(Caller clipper) {
    String handle = "party" + made.incrementAndGet();
    var outcome =
        get(ConnectAccount.class)
            .handle(new ConnectAccount.Command(clipper, Platform.TIKTOK.slug(), handle, false));
    if (!(outcome instanceof ConnectAccount.Outcome.Connected)) {
      throw new AssertionError("not connected: " + outcome);
    }
  }

  /// Asks for an account to be paid into; [#settle] opens it.
  public void openPayoutAccount(Caller clipper) {
    get(OpenPayoutAccount.class).handle(clipper);
  }

  /// Asks for all that is available.
  ///
  /// @throws AssertionError if there is no payout
  public PayoutId payout(Caller clipper) {
    RequestPayout.Outcome outcome = tryToPayOut(clipper, null);
    if (outcome instanceof RequestPayout.Outcome.Requested requested) {
      return requested.id();
    }
    throw new AssertionError("no payout: " + outcome);
  }

  /// Asks for a payout, or is told why not.
  ///
  /// @param amount `null` for all that is available
  public RequestPayout.Outcome tryToPayOut(Caller clipper, @Nullable Money amount) {
    return get(RequestPayout.class)
        .handle(new RequestPayout.Command(clipper, Optional.ofNullable(amount)));
  }

  // What an administrator does

  /// Agrees to a payout.
  public void approve(PayoutId payout) {
    get(DecidePayout.class).approve(admin(), payout, "");
  }

  // What the world does

  /// The platforms report that a claim has so many views by now: told as their readings are, by the
  /// outbox. For a claim whose clip is really posted see [#watch].
  public void views(ClaimId claim, long views) {
    var observed =
        new ViewsObserved(List.of(new ViewsObserved.Views(claim, views)), stage.clock.now());
    database().run(() -> get(Outbox.class).publish(observed));
  }

  /// People watch a post on the simulated platform: within a day it has so many views.
  ///
  /// @param externalId the platform's name of the post
  public void watch(String externalId, long views) {
    new ViewSteering(stage.data).steer(externalId, views, Duration.ofDays(1));
  }

  /// Tells the simulated payment provider what to do wrong, once.
  ///
  /// @param operation which requests, as in `transfers` or `payouts`
  /// @param kind what goes wrong, as in `drop` or `payout_fails`
  public void trouble(String operation, String kind) {
    steer("faults", "operation=" + operation + "&kind=" + kind);
  }

  /// What banks, and those who run it, do to the simulated payment provider.
  ///
  /// @param path of what is done, as in `disputes`
  /// @param form how, as in `charge=ch_1&amount=5000`
  /// @return the provider's answer
  public String steer(String path, String form) {
    Path folder = stage.data.resolve(SimulatedPaymentsProgram.FOLDER);
    try {
      String port = Files.readString(folder.resolve(SimulatedPaymentsProgram.PORT_FILE)).strip();
      String key = Files.readString(folder.resolve(SimulatedPaymentsProgram.KEY_FILE)).strip();
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/_simulator/" + path))
                  .header("Authorization", "Bearer " + key)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(form))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError("the simulated provider refused: " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The provider's name of the first payment into a pot.
  ///
  /// @param pot as a campaign's or a tip's id tells it
  public String charge(String pot) {
    return database()
        .with(
            handle ->
                handle
                    .createQuery(
                        "SELECT receipt FROM earnings.funding WHERE pot = :pot ORDER BY booked_at")
                    .bind("pot", pot)
                    .mapTo(String.class)
                    .first());
  }

  /// What a payment took from its payer, in minor units.
  ///
  /// @param charge the provider's name of it
  public long charged(String charge) {
    return database()
        .with(
            handle ->
                handle
                    .createQuery(
                        "SELECT deposit + processing + fee FROM earnings.funding WHERE receipt = :of")
                    .bind("of", charge)
                    .mapTo(Long.class)
                    .one());
  }

  /// A payer's bank asks a payment back; [#pass] until it is heard of.
  ///
  /// @param charge the provider's name of the payment
  /// @return the provider's name of the dispute
  public String chargeBack(String charge, Money amount, Money fee) {
    String form = "charge=%s&amount=%d&fee=%d".formatted(charge, amount.minor(), fee.minor());
    String made = steer("disputes", form);
    Matcher id = ID.matcher(made);
    if (!id.find()) {
      throw new AssertionError(made);
    }
    return id.group(1);
  }

  /// The bank decides that.
  public void rule(String chargeback, boolean won) {
    steer("disputes/" + chargeback + "/close", "outcome=" + (won ? "won" : "lost"));
  }

  /// All that follows by now, in the background: due work, events, outbound calls and questions,
  /// round after round, until nothing is left.
  public void settle() {
    background.settle();
  }

  /// What there is to do is done; then time passes, and what falls due is done.
  public void pass(Duration time) {
    settle();
    stage.clock.advance(time);
    settle();
  }

  // What there is to see

  /// A claim as it is now.
  public Claim find(ClaimId claim) {
    return get(Claims.class).find(claim).orElseThrow();
  }

  /// A campaign as it is now.
  public Campaign find(CampaignId campaign) {
    return get(Campaigns.class).find(campaign).orElseThrow();
  }

  /// A payout as it is now.
  public PayoutView find(PayoutId payout) {
    return get(SeePayouts.class).get(admin(), payout);
  }

  /// What a party has earned.
  public EarningsView earnings(Caller party) {
    return get(EarningsBoard.class).of(party.party());
  }

  /// The minor units on every account that has some, by the account's code; positive in the
  /// direction in which its kind grows.
  public Map<String, Long> books() {
    var books = new TreeMap<String, Long>();
    String after = null;
    do {
      Page<AccountView> page = get(EarningsBoard.class).accounts(after, 100);
      page.items().forEach(account -> books.put(account.code(), account.balance().minor()));
      after = page.next();
    } while (after != null);
    books.values().removeIf(minor -> minor == 0);
    return books;
  }

  /// All that was ever posted, a line for each entry, in a form in which two runs of one story are
  /// equal.
  public List<String> history() {
    return new History(database()).lines();
  }

  /// [#history], and where everything that has to do with money stands.
  public List<String> picture() {
    return new History(database()).picture();
  }

  /// The digest of [#history].
  public String historyHash() {
    return new History(database()).hash();
  }

  /// Checks the books as `clipgen ledger verify` does, the provider's among them.
  ///
  /// @throws AssertionError saying what does not hold
  public void verify() {
    VerifyLedger.Report report = get(VerifyLedger.class).run();
    if (!report.clean()) {
      var wrong = new StringBuilder("the books are not in order");
      report.unreachable().ifPresent(why -> wrong.append("\n  provider: ").append(why));
      report.checks().stream()
          .filter(check -> !check.holds())
          .forEach(check -> wrong.append("\n  ").append(check));
      report.provider().stream()
          .filter(figure -> !figure.agrees())
          .forEach(figure -> wrong.append("\n  ").append(figure));
      throw new AssertionError(wrong.toString());
    }
  }

  private Caller clipperOf(ClaimId claim) {
    return new Caller(find(claim).clipper(), Set.of(Role.CLIPPER.name()));
  }

  private Caller brandOf(ClaimId claim) {
    return new Caller(find(claim).brand(), Set.of(Role.CLIENT.name()));
  }

  private SubmissionId submission(ClaimId claim) {
    if (find(claim).state() instanceof ClaimState.Submitted submitted) {
      return submitted.submission();
    }
    throw new AssertionError("nothing is handed in: " + find(claim).state());
  }

  /// Makes a clip that nobody has to render.
  public ClipId clip(PartyId clipper, SourceVideoId source) {
    SourceVideo video = get(SourceVideos.class).find(source).orElseThrow();
    ClipOrder order = Footage.order(made.incrementAndGet(), video, clipper);
    Clip clip = tiny(Footage.clip(made.incrementAndGet(), order, 1));
    database()
        .run(
            () -> {
              get(Clips.class).add(order);
              get(Clips.class).addAll(List.of(clip));
            });
    get(BlobStore.class).put(ClipFile.VIDEO.of(clip), new ByteArrayInputStream(FILM));
    return clip.id();
  }

  private static Clip tiny(Clip clip) {
    return new Clip(
        clip.id(),
        clip.source(),
        clip.owner(),
        clip.madeBy(),
        clip.number(),
        clip.moment(),
        clip.excerpt(),
        clip.treatment(),
        clip.size(),
        false,
        clip.length(),
        FILM.length,
        clip.files(),
        clip.captionFiles(),
        clip.madeAt(),
        clip.version(),
        clip.corrections(),
        clip.scenes());
  }
}
