package io.clipgen.application.publishing.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.campaigns.ClipApproved;
import io.clipgen.application.campaigns.ClipApproved.Poster;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.testing.FakeEffects;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.publishing.PostLive;
import io.clipgen.application.publishing.port.SocialPublisher.Receipt;
import io.clipgen.application.publishing.port.SocialPublisher.Upload;
import io.clipgen.application.publishing.testing.InMemoryPlatform;
import io.clipgen.application.publishing.testing.InMemoryPublishing;
import io.clipgen.application.publishing.testing.PlatformLevers.Trouble;
import io.clipgen.application.publishing.usecase.LinkPost.Outcome;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.RecordingOutbox;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.publishing.Platform;
import io.clipgen.domain.publishing.PollingSchedule;
import io.clipgen.domain.publishing.PostState;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinkPostTest {

  private static final PartyId CLIPPER = new PartyId(new UUID(0, 1));
  private static final PartyId BRAND = new PartyId(new UUID(0, 2));
  private static final PartyId STRANGER = new PartyId(new UUID(0, 3));

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryPublishing store = new InMemoryPublishing(transactions);
  private final FakeEffects effects = new FakeEffects(transactions);
  private final RecordingOutbox outbox = new RecordingOutbox(transactions);
  private final SettableClock clock = new SettableClock();
  private final SequentialIds ids = new SequentialIds();
  private final InMemoryPlatform platform = new InMemoryPlatform(SettableClock.START);
  private final PublishApprovedClip approved =
      new PublishApprovedClip(store, store, effects, transactions, clock, ids);
  private final ConnectAccount connect =
      new ConnectAccount(
          store, store, platform, effects, transactions, clock, ids, new InMemoryAdminActions());
  private final ReadViews views =
      new ReadViews(
          store, platform, new PollingSchedule(Duration.ofDays(90)), outbox, transactions);
  private final LinkPost link = new LinkPost(store, platform, transactions, clock);

  @Test
  void a_post_made_by_hand_settles_the_one_that_waits_and_goes_live_as_any_other() {
    approve(1, Poster.CLIPPER);
    String url = byHand("Look at this " + code(1));

    assertThat(link(CLIPPER, 1, url)).isInstanceOf(Outcome.Linked.class);
    connect.handle(new ConnectAccount.Command(caller(CLIPPER), "tiktok", "casey", false));
    assertThat(effects.list()).isEmpty();
    assertThat(store.all()).hasSize(1);

    views.run(clock.now());
    assertThat(outbox.events(PostLive.class)).isEmpty();
    clock.advance(Duration.ofHours(1));
    platform.advance(Duration.ofHours(1));
    views.run(clock.now());
    assertThat(outbox.events(PostLive.class))
        .containsExactly(
            new PostLive(
                store.all().getFirst().id(),
                claim(1),
                "tiktok",
                url,
                SettableClock.START.plus(Duration.ofMinutes(1))));
  }

  @Test
  void a_post_is_one_claims_and_must_name_it() {
    approve(1, Poster.CLIPPER);
    approve(2, Poster.CLIPPER);
    String url = byHand("Both " + code(1) + " " + code(2));

    assertThat(link(CLIPPER, 1, byHand("Look at this " + code(2))))
        .isEqualTo(
            new Outcome.CodeMissing(
                "The text of the post does not contain "
                    + code(1)
                    + ": add it there and link the post again."));
    assertThat(link(CLIPPER, 1, url)).isInstanceOf(Outcome.Linked.class);
    assertThat(link(CLIPPER, 2, url))
        .isEqualTo(new Outcome.AlreadyLinked("This post is linked to a claim already."));
    assertThat(store.all().getLast().state()).isInstanceOf(PostState.Waiting.class);
    assertThat(link(CLIPPER, 1, url))
        .isEqualTo(new Outcome.AlreadyPosted("The clip is on TikTok already: " + url));
  }

  @Test
  void what_clipgen_posts_itself_is_not_linked_over() {
    connect.handle(new ConnectAccount.Command(caller(CLIPPER), "tiktok", "casey", false));
    approve(1, Poster.CLIPPER);

    assertThat(link(CLIPPER, 1, byHand(code(1)))).isInstanceOf(Outcome.AlreadyPosted.class);
    assertThat(store.all().getFirst().state()).isInstanceOf(PostState.Prepared.class);
  }

  @Test
  void a_platform_that_does_not_know_it_or_is_silent_or_not_wanted_is_told_apart() {
    approve(1, Poster.CLIPPER);
    String url = byHand(code(1));

    assertThat(link(CLIPPER, 1, url + "0")).isInstanceOf(Outcome.UnknownPost.class);
    platform.trouble("lookups", Trouble.ERROR);
    assertThat(link(CLIPPER, 1, url)).isInstanceOf(Outcome.Unanswered.class);
    assertThat(link.handle(new LinkPost.Command(caller(CLIPPER), claim(1), "youtube", url)))
        .isEqualTo(new Outcome.NotWanted("The campaign does not ask for posts on YouTube Shorts."));
    assertThatThrownBy(
            () -> link.handle(new LinkPost.Command(caller(CLIPPER), claim(1), "myspace", url)))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void only_who_posts_links_and_strangers_see_nothing() {
    approve(1, Poster.BRAND);
    String url = byHand(code(1));

    assertThatThrownBy(() -> link(STRANGER, 1, url)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> link(CLIPPER, 1, url))
        .isInstanceOf(Forbidden.class)
        .hasMessage("The brand posts the clips of this campaign and links them.");
    assertThat(link(BRAND, 1, url)).isInstanceOf(Outcome.Linked.class);
  }

  @Test
  void a_claim_without_an_approved_clip_has_nothing_to_link() {
    String url = byHand(code(1));

    assertThatThrownBy(() -> link(CLIPPER, 1, url))
        .isInstanceOf(NotFound.class)
        .hasMessageContaining("no approved clip of claim");
  }

  private Outcome link(PartyId who, long number, String url) {
    return link.handle(new LinkPost.Command(caller(who), claim(number), "tiktok", url));
  }

  private void approve(long number, Poster poster) {
    approved.handle(
        new ClipApproved(
            new CampaignId(new UUID(0, 5)),
            claim(number),
            new ClipId(new UUID(0, 6)),
            CLIPPER,
            BRAND,
            poster,
            List.of("tiktok"),
            "Watch this " + code(number),
            clock.now()));
  }

  private String byHand(String caption) {
    var account = (Answer.Done) platform.connect("hand", Platform.TIKTOK, "casey");
    byte[] clip = {1, 2, 3};
    var upload =
        new Upload(
            "hand-" + platform.count(),
            Platform.TIKTOK,
            account.receipt(),
            caption,
            clip.length,
            () -> new ByteArrayInputStream(clip));
    return Receipt.parse(((Answer.Done) platform.publish(upload)).receipt()).url();
  }

  private static String code(long number) {
    return "#cg000000000" + number;
  }

  private static ClaimId claim(long number) {
    return new ClaimId(new UUID(3, number));
  }

  private static Caller caller(PartyId party) {
    return new Caller(party, Set.of("CLIPPER"));
  }
}
