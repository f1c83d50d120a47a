package io.clipgen.application.publishing.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.campaigns.ClipApproved;
import io.clipgen.application.campaigns.ClipApproved.Poster;
import io.clipgen.application.clips.Studio;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.FakeEffects;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.publishing.PostLive;
import io.clipgen.application.publishing.ViewsObserved;
import io.clipgen.application.publishing.ViewsObserved.Views;
import io.clipgen.application.publishing.testing.InMemoryPlatform;
import io.clipgen.application.publishing.testing.InMemoryPublishing;
import io.clipgen.application.publishing.testing.PlatformLevers.Trouble;
import io.clipgen.application.publishing.usecase.ConnectAccount.Outcome;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.RecordingOutbox;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.publishing.PollingSchedule;
import io.clipgen.domain.publishing.Post;
import io.clipgen.domain.publishing.PostState;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PublishingTest {

  private static final PartyId CLIPPER = new PartyId(new UUID(0, 1));
  private static final PartyId BRAND = new PartyId(new UUID(0, 2));
  private static final byte[] CLIP = {1, 2, 3};

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryPublishing store = new InMemoryPublishing(transactions);
  private final FakeEffects effects = new FakeEffects(transactions);
  private final RecordingOutbox outbox = new RecordingOutbox(transactions);
  private final SettableClock clock = new SettableClock();
  private final SequentialIds ids = new SequentialIds();
  private final InMemoryPlatform platform = new InMemoryPlatform(SettableClock.START);
  private final PollingSchedule schedule = new PollingSchedule(Duration.ofDays(90));
  private final OneClip studio = new OneClip();
  private final PublishApprovedClip approved =
      new PublishApprovedClip(store, store, effects, transactions, clock, ids);
  private final PublishPost publish =
      new PublishPost(store, store, studio, platform, transactions, clock, schedule);
  private final InMemoryAdminActions actions = new InMemoryAdminActions();
  private final ConnectAccount connect =
      new ConnectAccount(store, store, platform, effects, transactions, clock, ids, actions);
  private final ReadViews views = new ReadViews(store, platform, schedule, outbox, transactions);

  @Test
  void an_approved_clip_is_posted_once_however_often_the_approval_is_told() {
    connect(CLIPPER, "tiktok");
    approved.handle(approval(1, Poster.CLIPPER, "tiktok"));
    approved.handle(approval(1, Poster.CLIPPER, "tiktok"));
    effects.call(publish);
    effects.call(publish);
    assertThat(platform.count()).isOne();
    assertThat(onlyPost().state()).isInstanceOf(PostState.Pending.class);
    assertThat(platform.shown("post_1")).isEqualTo(CLIP);
  }

  @Test
  void each_platform_gets_its_own_post() {
    connect(CLIPPER, "tiktok");
    connect(CLIPPER, "youtube");
    approved.handle(approval(1, Poster.CLIPPER, "tiktok", "youtube"));
    effects.call(publish);
    assertThat(platform.count()).isEqualTo(2);
  }

  @Test
  void nobody_posts_where_the_campaign_wants_nobody_to() {
    approved.handle(approval(1, Poster.NOBODY, "tiktok"));
    assertThat(store.all()).isEmpty();
    assertThat(effects.list()).isEmpty();
  }

  @Test
  void a_post_waits_for_an_account_and_goes_out_when_it_is_connected() {
    approved.handle(approval(1, Poster.CLIPPER, "tiktok"));
    assertThat(((PostState.Waiting) onlyPost().state()).reason())
        .isEqualTo(
            "The clipper has to connect a TikTok account: it is posted as soon as that is done.");
    assertThat(effects.list()).isEmpty();

    connect(BRAND, "tiktok");
    connect(CLIPPER, "youtube");
    assertThat(effects.list()).isEmpty();
    connect(CLIPPER, "tiktok");
    effects.call(publish);
    assertThat(onlyPost().state()).isInstanceOf(PostState.Pending.class);
  }

  @Test
  void the_brand_or_the_installation_posts_through_its_own_account() {
    connect(BRAND, "tiktok");
    connect.handle(new ConnectAccount.Command(admin(), "tiktok", "@clipgen", true));
    approved.handle(approval(1, Poster.BRAND, "tiktok"));
    approved.handle(approval(2, Poster.PLATFORM, "tiktok"));
    assertThat(store.all())
        .extracting(post -> store.find(post.account().orElseThrow()).orElseThrow().owner())
        .containsExactly(Optional.of(BRAND), Optional.empty());
  }

  @Test
  void that_an_account_is_the_installations_own_is_noted_once() {
    connect(BRAND, "tiktok");
    var own = new ConnectAccount.Command(admin(), "tiktok", "@clipgen", true);
    Outcome connected = connect.handle(own);
    connect.handle(own);

    assertThat(actions.told())
        .containsExactly(
            "connect-own-account " + ((Outcome.Connected) connected).account().id().text() + ": ");
  }

  @Test
  void only_an_administrator_connects_the_installations_own_account() {
    assertThatThrownBy(
            () ->
                connect.handle(
                    new ConnectAccount.Command(caller(CLIPPER), "tiktok", "clipgen", true)))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void connecting_twice_changes_nothing_and_nonsense_is_named() {
    Outcome first = connect(CLIPPER, "tiktok");
    assertThat(connect(CLIPPER, "tiktok")).isEqualTo(first);
    assertThatThrownBy(() -> connect(CLIPPER, "myspace"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("platform must be one of");
    assertThatThrownBy(
            () ->
                connect.handle(
                    new ConnectAccount.Command(caller(CLIPPER), "tiktok", "no spaces", false)))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void an_account_that_the_platform_refuses_or_does_not_answer_is_not_kept() {
    platform.trouble("accounts", Trouble.REFUSE);
    assertThat(connect(CLIPPER, "tiktok")).isInstanceOf(Outcome.Refused.class);
    platform.trouble("accounts", Trouble.DROP);
    assertThat(connect(CLIPPER, "tiktok")).isInstanceOf(Outcome.Unanswered.class);
    assertThat(store.list(Optional.of(CLIPPER))).isEmpty();
    assertThat(connect(CLIPPER, "tiktok")).isInstanceOf(Outcome.Connected.class);
  }

  @Test
  void a_lost_answer_is_looked_up_and_never_posted_again_blind() {
    approveOne();
    platform.trouble("posts", Trouble.DROP);
    effects.call(publish);
    assertThat(onlyPost().state()).isInstanceOf(PostState.Unconfirmed.class);
    effects.reconcile(publish);
    assertThat(onlyPost().state()).isInstanceOf(PostState.Pending.class);
    assertThat(platform.count()).isOne();
  }

  @Test
  void a_post_that_never_arrived_is_sent_again_after_it_could_not_be_found() {
    approveOne();
    platform.trouble("posts", Trouble.HANG);
    effects.call(publish);
    assertThat(onlyPost().state()).isInstanceOf(PostState.Unconfirmed.class);
    effects.reconcile(publish);
    effects.call(publish);
    assertThat(onlyPost().state()).isInstanceOf(PostState.Pending.class);
    assertThat(platform.count()).isOne();
  }

  @Test
  void a_clip_that_the_platform_does_not_take_is_not_sent() {
    studio.length = Duration.ofSeconds(61);
    approveOne();
    effects.call(publish);
    assertThat(((PostState.Failed) onlyPost().state()).reason())
        .isEqualTo("TikTok does not take this clip: It is 61.0 s long; allowed are 3 to 60 s.");
    assertThat(platform.count()).isZero();
  }

  @Test
  void a_marked_clip_waits_for_its_file_without_mark_where_no_marks_are_taken() {
    studio.marked = true;
    approveOne();
    effects.call(publish);
    assertThat(onlyPost().state())
        .isInstanceOfSatisfying(
            PostState.Unconfirmed.class,
            state -> assertThat(state.reason()).startsWith("TikTok takes no marks"));
    assertThat(studio.wanted).isOne();
    assertThat(platform.count()).isZero();

    studio.marked = false;
    effects.reconcile(publish);
    effects.call(publish);
    assertThat(platform.count()).isOne();
  }

  @Test
  void a_marked_clip_goes_as_it_is_where_marks_are_taken() {
    studio.marked = true;
    connect(CLIPPER, "youtube");
    approved.handle(approval(1, Poster.CLIPPER, "youtube"));
    effects.call(publish);
    assertThat(platform.count()).isOne();
    assertThat(studio.wanted).isZero();
  }

  @Test
  void going_live_is_told_once_and_views_when_they_change() {
    postOne();
    pass(Duration.ofMinutes(1));
    views.run(clock.now());
    assertThat(outbox.events(PostLive.class)).hasSize(1);
    assertThat(outbox.events(ViewsObserved.class)).isEmpty();

    pass(Duration.ofHours(1));
    views.run(clock.now());
    assertThat(views.run(clock.now())).isZero();
    assertThat(outbox.events(PostLive.class)).hasSize(1);
    assertThat(outbox.events(ViewsObserved.class))
        .containsExactly(new ViewsObserved(List.of(new Views(claim(1), 3_600)), clock.now()));
    assertThat(store.observations().getFirst().source()).isEqualTo("memory-tiktok");
  }

  @Test
  void views_of_a_claim_are_summed_over_its_platforms() {
    connect(CLIPPER, "tiktok");
    connect(CLIPPER, "youtube");
    approved.handle(approval(1, Poster.CLIPPER, "tiktok", "youtube"));
    effects.call(publish);
    platform.steer("post_1", 700, Duration.ofSeconds(1));
    platform.steer("post_2", 40, Duration.ofSeconds(1));
    pass(Duration.ofMinutes(2));
    views.run(clock.now());
    assertThat(outbox.events(ViewsObserved.class).getLast().claims())
        .containsExactly(new Views(claim(1), 740));
  }

  @Test
  void a_fall_of_views_is_told_too() {
    postOne();
    platform.steer("post_1", 700, Duration.ofSeconds(1));
    pass(Duration.ofMinutes(2));
    views.run(clock.now());
    platform.steer("post_1", 500, Duration.ofSeconds(1));
    pass(Duration.ofHours(2));
    views.run(clock.now());
    assertThat(outbox.events(ViewsObserved.class).getLast().claims())
        .containsExactly(new Views(claim(1), 500));
  }

  @Test
  void a_post_that_moderation_refuses_fails_with_its_reason() {
    platform.trouble("posts", Trouble.REJECTED);
    postOne();
    pass(Duration.ofMinutes(1));
    views.run(clock.now());
    assertThat(onlyPost().state()).isEqualTo(new PostState.Failed("Moderation refused it."));
    assertThat(outbox.events(PostLive.class)).isEmpty();
  }

  @Test
  void a_silent_platform_is_asked_again_later() {
    postOne();
    pass(Duration.ofMinutes(1));
    platform.trouble("statistics", Trouble.ERROR);
    views.run(clock.now());
    assertThat(views.run(clock.now())).isZero();
    pass(Duration.ofMinutes(15));
    views.run(clock.now());
    assertThat(outbox.events(PostLive.class)).hasSize(1);
  }

  @Test
  void posts_are_read_fifty_in_one_call_and_not_after_their_window() {
    connect(CLIPPER, "tiktok");
    LongStream.rangeClosed(1, 120)
        .forEach(number -> approved.handle(approval(number, Poster.CLIPPER, "tiktok")));
    effects.call(publish);
    pass(Duration.ofMinutes(1));
    drain();
    assertThat(platform.calls()).isEqualTo(3);
    assertThat(outbox.events(PostLive.class)).hasSize(120);

    pass(Duration.ofDays(91));
    drain();
    assertThat(platform.calls()).isEqualTo(6);
    pass(Duration.ofDays(1));
    drain();
    assertThat(platform.calls()).isEqualTo(6);
  }

  private void drain() {
    while (views.run(clock.now()) > 0) {
      // until nothing is due
    }
  }

  private void approveOne() {
    connect(CLIPPER, "tiktok");
    approved.handle(approval(1, Poster.CLIPPER, "tiktok"));
  }

  private void postOne() {
    approveOne();
    effects.call(publish);
  }

  private void pass(Duration time) {
    clock.advance(time);
    platform.advance(time);
  }

  private Post onlyPost() {
    assertThat(store.all()).hasSize(1);
    return store.all().getFirst();
  }

  private Outcome connect(PartyId party, String where) {
    return connect.handle(new ConnectAccount.Command(caller(party), where, "@casey", false));
  }

  private static Caller caller(PartyId party) {
    return new Caller(party, Set.of("CLIPPER"));
  }

  private static Caller admin() {
    return new Caller(new PartyId(new UUID(0, 9)), Set.of("ADMIN"));
  }

  private ClipApproved approval(long number, Poster poster, String... platforms) {
    return new ClipApproved(
        new CampaignId(new UUID(0, 5)),
        claim(number),
        new ClipId(new UUID(0, 6)),
        CLIPPER,
        BRAND,
        poster,
        List.of(platforms),
        "Watch this",
        clock.now());
  }

  private static ClaimId claim(long number) {
    return new ClaimId(new UUID(3, number));
  }

  private static final class OneClip implements Studio {
    private Duration length = Duration.ofSeconds(15);
    private boolean marked;
    private int wanted;

    @Override
    public boolean ownsUsableSource(PartyId party, SourceVideoId video) {
      return true;
    }

    @Override
    public void grant(SourceVideoId video, PartyId party) {}

    @Override
    public void share(ClipId clip, PartyId party) {}

    @Override
    public Optional<ReadyClip> findReady(ClipId clip) {
      var source = new SourceVideoId(new UUID(0, 7));
      return Optional.of(
          new ReadyClip(clip, CLIPPER, source, "A clip", length, "clips/1.mp4", CLIP.length));
    }

    @Override
    public Optional<ReadyClip> findUnmarked(ClipId clip) {
      return marked ? Optional.empty() : findReady(clip);
    }

    @Override
    public void wantUnmarked(ClipId clip) {
      wanted++;
    }

    @Override
    public InputStream open(ReadyClip clip) {
      return new ByteArrayInputStream(CLIP);
    }
  }
}
