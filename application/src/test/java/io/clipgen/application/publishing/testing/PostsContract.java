package io.clipgen.application.publishing.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.publishing.ViewsObserved.Views;
import io.clipgen.application.publishing.port.Posts;
import io.clipgen.application.publishing.port.Posts.DuePost;
import io.clipgen.application.publishing.port.Posts.Reading;
import io.clipgen.application.publishing.port.SocialAccounts;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.publishing.Platform;
import io.clipgen.domain.publishing.Post;
import io.clipgen.domain.publishing.PostState;
import io.clipgen.domain.publishing.SocialAccount;
import io.clipgen.domain.publishing.ViewObservation;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PostId;
import io.clipgen.domain.shared.SocialAccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every store of posts and accounts does.
public abstract class PostsContract {

  /// The business time of the fixtures.
  protected static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private static final AtomicLong COUNT = new AtomicLong();

  protected abstract Posts posts();

  protected abstract SocialAccounts accounts();

  protected abstract Transactions transactions();

  @Test
  void a_claim_has_one_post_per_platform() {
    SocialAccount account = connected(clipper(), Platform.TIKTOK);
    Post.Origin origin = origin(clipper());
    assertThat(add(prepared(origin, account))).isTrue();
    assertThat(add(prepared(origin, account))).isFalse();
    assertThat(add(prepared(origin, connected(clipper(), Platform.YOUTUBE)))).isTrue();
  }

  @Test
  void every_state_comes_back_as_it_was_saved() {
    Post post = prepared(origin(clipper()), connected(clipper(), Platform.TIKTOK));
    add(post);
    assertSame(post);
    post.uploading(NOW);
    assertSame(saved(post, null));
    post.unconfirmed("no answer", NOW);
    assertSame(saved(post, null));
    post.taken(name(), "http://127.0.0.1/watch/1", NOW.plusSeconds(5));
    assertSame(saved(post, NOW));
    post.live(NOW.plusSeconds(60));
    assertSame(saved(post, NOW));
    post.failed("taken down");
    assertSame(saved(post, null));
  }

  @Test
  void a_waiting_post_is_found_by_whose_account_it_waits_for() {
    PartyId clipper = clipper();
    Post waiting =
        Post.await(postId(), origin(clipper), Platform.TIKTOK, "connect an account", NOW);
    add(waiting);
    add(prepared(origin(clipper), connected(clipper, Platform.TIKTOK)));
    assertThat(waitingFor(Optional.of(clipper), Platform.YOUTUBE)).isEmpty();
    assertThat(waitingFor(Optional.of(clipper()), Platform.TIKTOK)).isEmpty();
    assertThat(waitingFor(Optional.of(clipper), Platform.TIKTOK)).containsExactly(waiting.id());

    waiting.assign(connected(clipper, Platform.TIKTOK).id());
    assertSame(saved(waiting, null));
    assertThat(waitingFor(Optional.of(clipper), Platform.TIKTOK)).isEmpty();
  }

  @Test
  void a_post_made_by_hand_is_linked_to_one_claim_and_read() {
    Post waiting = waiting(Platform.TIKTOK);
    Post other = waiting(Platform.TIKTOK);
    Post elsewhere = waiting(Platform.YOUTUBE);
    String made = name();
    assertThat(link(waiting, made)).isTrue();
    assertSame(waiting);
    assertThat(due(Platform.TIKTOK, NOW)).extracting(DuePost::externalId).contains(made);
    assertThat(link(other, made)).isFalse();
    assertThat(posts().find(other.id()).orElseThrow().state())
        .isInstanceOf(PostState.Waiting.class);
    assertThat(link(elsewhere, made)).isTrue();
    assertThat(posts().list(waiting.origin().claim()))
        .extracting(Post::id)
        .containsExactly(waiting.id());
  }

  private Post waiting(Platform platform) {
    Post post = Post.await(postId(), origin(clipper()), platform, "connect an account", NOW);
    add(post);
    return post;
  }

  private boolean link(Post post, String externalId) {
    return transactions()
        .call(
            () -> {
              posts().lock(post.id());
              post.link(externalId, "http://127.0.0.1/watch/1", NOW);
              boolean linked = posts().link(post, NOW);
              // The transaction goes on, whatever the answer.
              posts().lock(post.id());
              return linked;
            });
  }

  @Test
  void a_post_that_is_not_there_cannot_be_locked() {
    PostId nobody = postId();
    assertThat(posts().find(nobody)).isEmpty();
    assertThatThrownBy(() -> transactions().run(() -> posts().lock(nobody)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void posts_are_due_when_their_time_has_come_and_until_they_were_read() {
    Post post = pending(Platform.INSTAGRAM);
    assertThat(due(Platform.INSTAGRAM, NOW.minusSeconds(1))).isEmpty();
    assertThat(due(Platform.YOUTUBE, NOW)).isEmpty();
    DuePost found = due(Platform.INSTAGRAM, NOW).getFirst();
    assertThat(found.post()).isEqualTo(post.id());
    assertThat(found.live()).isFalse();
    assertThat(found.since()).isEqualTo(NOW);
    assertThat(found.views()).isZero();

    Instant later = NOW.plus(Duration.ofHours(1));
    record(new Reading(post.id(), NOW.plusSeconds(60), null, seen(post, NOW, 500), later));
    assertThat(due(Platform.INSTAGRAM, NOW)).isEmpty();
    DuePost again = due(Platform.INSTAGRAM, later).getFirst();
    assertThat(again.live()).isTrue();
    assertThat(again.since()).isEqualTo(NOW.plusSeconds(60));
    assertThat(again.views()).isEqualTo(500);

    record(new Reading(post.id(), null, "taken down", null, null));
    assertThat(due(Platform.INSTAGRAM, later.plus(Duration.ofDays(100)))).isEmpty();
    assertThat(posts().find(post.id()).orElseThrow().state())
        .isEqualTo(new PostState.Failed("taken down"));
  }

  @Test
  void the_views_of_a_claim_are_the_sum_of_the_latest_over_its_posts() {
    Post.Origin origin = origin(clipper());
    Post one = pending(prepared(origin, connected(clipper(), Platform.TIKTOK)));
    Post other = pending(prepared(origin, connected(clipper(), Platform.YOUTUBE)));
    Instant later = NOW.plusSeconds(3600);
    record(
        new Reading(one.id(), NOW, null, seen(one, NOW, 700), later),
        new Reading(other.id(), NOW, null, seen(other, NOW, 40), later));
    record(new Reading(one.id(), null, null, seen(one, later, 650), null));
    assertThat(posts().views(List.of(origin.claim())))
        .containsExactly(new Views(origin.claim(), 690));
  }

  @Test
  void an_account_is_connected_once_per_owner_and_the_first_is_posted_through() {
    PartyId clipper = clipper();
    SocialAccount first = connected(clipper, Platform.TIKTOK);
    SocialAccount second =
        account(Optional.of(clipper), Platform.TIKTOK, "Other.One", NOW.plusSeconds(1));
    assertThat(add(second)).isTrue();
    assertThat(add(account(Optional.of(clipper), Platform.TIKTOK, "other.one", NOW))).isFalse();
    assertThat(accounts().list(Optional.of(clipper))).containsExactly(first, second);
    assertThat(accounts().findFirst(Optional.of(clipper), Platform.TIKTOK)).contains(first);
    assertThat(accounts().find(Optional.of(clipper), Platform.TIKTOK, "OTHER.one"))
        .contains(second);
    assertThat(accounts().find(second.id())).contains(second);
    assertThat(accounts().list(Optional.of(clipper()))).isEmpty();
  }

  @Test
  void the_installation_has_accounts_of_its_own() {
    SocialAccount own = account(Optional.empty(), Platform.TIKTOK, name(), NOW);
    assertThat(add(own)).isTrue();
    assertThat(accounts().list(Optional.empty())).contains(own);
  }

  private List<DuePost> due(Platform platform, Instant at) {
    return posts().due(platform, at, 50);
  }

  private void record(Reading... readings) {
    transactions().run(() -> posts().record(List.of(readings)));
  }

  private Post pending(Platform platform) {
    PartyId clipper = clipper();
    return pending(prepared(origin(clipper), connected(clipper, platform)));
  }

  private Post pending(Post post) {
    add(post);
    post.uploading(NOW);
    post.taken(name(), "http://127.0.0.1/watch/1", NOW);
    return saved(post, NOW);
  }

  private Post saved(Post post, @Nullable Instant readAt) {
    transactions()
        .run(
            () -> {
              posts().lock(post.id());
              posts().save(post, readAt);
            });
    return post;
  }

  private void assertSame(Post post) {
    Post found = posts().find(post.id()).orElseThrow();
    assertThat(found.state()).isEqualTo(post.state());
    assertThat(found.origin()).isEqualTo(post.origin());
    assertThat(found.platform()).isEqualTo(post.platform());
    assertThat(found.account()).isEqualTo(post.account());
    assertThat(found.createdAt()).isEqualTo(post.createdAt());
  }

  private List<PostId> waitingFor(Optional<PartyId> poster, Platform platform) {
    return transactions()
        .call(() -> posts().lockWaiting(poster, platform).stream().map(Post::id).toList());
  }

  private boolean add(Post post) {
    return transactions().call(() -> posts().add(post));
  }

  private boolean add(SocialAccount account) {
    return transactions().call(() -> accounts().add(account));
  }

  private SocialAccount connected(PartyId owner, Platform platform) {
    SocialAccount account = account(Optional.of(owner), platform, name(), NOW);
    add(account);
    return account;
  }

  private static SocialAccount account(
      Optional<PartyId> owner, Platform platform, String handle, Instant at) {
    return new SocialAccount(new SocialAccountId(uuid()), owner, platform, handle, name(), at);
  }

  private static Post prepared(Post.Origin origin, SocialAccount account) {
    return Post.prepare(postId(), origin, account.platform(), account.id(), NOW);
  }

  private static Post.Origin origin(PartyId clipper) {
    return new Post.Origin(
        new ClaimId(uuid()),
        new ClipId(uuid()),
        clipper,
        new PartyId(uuid()),
        Optional.of(clipper),
        "Watch this #clip");
  }

  private static ViewObservation seen(Post post, Instant at, long views) {
    return new ViewObservation(post.id(), at, "simulated-tiktok", views, 5, 2, 1);
  }

  private static PartyId clipper() {
    return new PartyId(uuid());
  }

  private static PostId postId() {
    return new PostId(uuid());
  }

  private static String name() {
    return "name-" + COUNT.incrementAndGet();
  }

  private static UUID uuid() {
    return new UUID(0x7000, COUNT.incrementAndGet());
  }
}
