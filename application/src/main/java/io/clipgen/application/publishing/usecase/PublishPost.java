package io.clipgen.application.publishing.usecase;

import io.clipgen.application.clips.Studio;
import io.clipgen.application.clips.Studio.ReadyClip;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.publishing.port.Posts;
import io.clipgen.application.publishing.port.SocialAccounts;
import io.clipgen.application.publishing.port.SocialPublisher;
import io.clipgen.application.publishing.port.SocialPublisher.Receipt;
import io.clipgen.application.publishing.port.SocialPublisher.Upload;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.publishing.PlatformRules;
import io.clipgen.domain.publishing.PollingSchedule;
import io.clipgen.domain.publishing.Post;
import io.clipgen.domain.publishing.PostState;
import io.clipgen.domain.publishing.SocialAccount;
import io.clipgen.domain.shared.PostId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Puts a prepared post on its platform, once. The reference is the post's id.
public final class PublishPost implements EffectHandler<PublishPost.Payload> {

  /// The kind of effect.
  public static final String KIND = "post";

  /// What is kept of the intent.
  public record Payload(PostId post) {}

  private final Posts posts;
  private final SocialAccounts accounts;
  private final Studio studio;
  private final SocialPublisher publisher;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final PollingSchedule schedule;

  public PublishPost(
      Posts posts,
      SocialAccounts accounts,
      Studio studio,
      SocialPublisher publisher,
      Transactions transactions,
      BusinessClock clock,
      PollingSchedule schedule) {
    this.posts = posts;
    this.accounts = accounts;
    this.studio = studio;
    this.publisher = publisher;
    this.transactions = transactions;
    this.clock = clock;
    this.schedule = schedule;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Class<Payload> payload() {
    return Payload.class;
  }

  @Override
  public Answer call(String reference, Payload payload) {
    Post post = posts.find(payload.post()).orElseThrow(() -> missing(payload.post()));
    Optional<ReadyClip> whole = studio.findReady(post.origin().clip());
    if (whole.isEmpty()) {
      return new Answer.Refused("The clip's file is no longer there.");
    }
    Optional<ReadyClip> clip =
        PlatformRules.of(post.platform()).takesMarks()
            ? whole
            : studio.findUnmarked(post.origin().clip());
    if (clip.isEmpty()) {
      transactions.run(() -> studio.wantUnmarked(post.origin().clip()));
      return new Answer.Unknown(
          post.platform().title()
              + " takes no marks: the clip is being made without, and posted after that.");
    }
    List<String> breaches =
        PlatformRules.of(post.platform())
            .breaches(clip.get().length(), clip.get().bytes(), OptionalDouble.empty());
    if (!breaches.isEmpty()) {
      return new Answer.Refused(
          post.platform().title() + " does not take this clip: " + String.join(" ", breaches));
    }
    String account =
        post.account().flatMap(accounts::find).map(SocialAccount::externalId).orElseThrow();
    change(post.id(), locked -> locked.uploading(clock.now()), null);
    return publisher.publish(
        new Upload(
            reference,
            post.platform(),
            account,
            post.origin().caption(),
            clip.get().bytes(),
            () -> studio.open(clip.get())));
  }

  @Override
  public Optional<Answer> find(String reference, Payload payload) {
    return publisher.find(reference);
  }

  @Override
  public void done(String reference, Payload payload, String receipt) {
    Receipt taken = Receipt.parse(receipt);
    Instant now = clock.now();
    change(
        payload.post(),
        post -> post.taken(taken.externalId(), taken.url(), now),
        schedule.whilePending(now, now));
  }

  @Override
  public void refused(String reference, Payload payload, String reason) {
    change(payload.post(), post -> post.failed(reason), null);
  }

  @Override
  public void unknown(String reference, Payload payload, String reason) {
    change(payload.post(), post -> post.unconfirmed(reason, clock.now()), null);
  }

  private void change(PostId id, Consumer<Post> change, @Nullable Instant readAt) {
    transactions.run(
        () -> {
          Post post = posts.lock(id);
          PostState before = post.state();
          change.accept(post);
          if (!post.state().equals(before)) {
            posts.save(post, readAt);
          }
        });
  }

  private static NotFound missing(PostId post) {
    return new NotFound("post", post);
  }
}
