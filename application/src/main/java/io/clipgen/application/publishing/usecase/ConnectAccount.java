package io.clipgen.application.publishing.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.publishing.port.Posts;
import io.clipgen.application.publishing.port.SocialAccounts;
import io.clipgen.application.publishing.port.SocialPublisher;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.publishing.Platform;
import io.clipgen.domain.publishing.Post;
import io.clipgen.domain.publishing.SocialAccount;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SocialAccountId;
import java.util.Locale;
import java.util.Optional;

/// Somebody connects an account on a platform; posts that waited for it go out.
public final class ConnectAccount {

  private final AdminActions actions;
  private final SocialAccounts accounts;
  private final Posts posts;
  private final SocialPublisher publisher;
  private final Effects effects;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final Ids ids;

  public ConnectAccount(
      SocialAccounts accounts,
      Posts posts,
      SocialPublisher publisher,
      Effects effects,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      AdminActions actions) {
    this.actions = actions;
    this.accounts = accounts;
    this.posts = posts;
    this.publisher = publisher;
    this.effects = effects;
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
  }

  /// @param platform its slug, as in `tiktok`
  /// @param handle with or without the `@`
  /// @param own whether it is to be the installation's own, for campaigns that ClipGen posts
  ///   itself; administrators only
  public record Command(Caller caller, String platform, String handle, boolean own) {}

  /// How it ended.
  public sealed interface Outcome {

    /// It is connected, now or before.
    record Connected(SocialAccount account) implements Outcome {}

    /// The platform does not want it.
    record Refused(String reason) implements Outcome {}

    /// The platform gave no answer: the same may be asked again.
    record Unanswered(String reason) implements Outcome {}
  }

  /// @throws InvalidInput if there is no such platform, or the handle cannot be one
  /// @throws io.clipgen.application.shared.Forbidden if `own` is asked by somebody else than an
  ///   administrator
  public Outcome handle(Command command) {
    if (command.own()) {
      command.caller().requireAdmin();
    }
    Platform platform =
        Platform.find(command.platform())
            .orElseThrow(
                () -> new InvalidInput("platform", "must be one of tiktok, youtube, instagram"));
    String handle = command.handle().strip();
    if (handle.startsWith("@")) {
      handle = handle.substring(1);
    }
    if (!SocialAccount.isHandle(handle)) {
      throw new InvalidInput("handle", SocialAccount.HANDLE_RULE);
    }
    Optional<PartyId> owner =
        command.own() ? Optional.empty() : Optional.of(command.caller().party());
    return connect(command.caller(), owner, platform, handle);
  }

  private Outcome connect(
      Caller caller, Optional<PartyId> owner, Platform platform, String handle) {
    String reference =
        "%s-%s-%s"
            .formatted(
                owner.map(PartyId::text).orElse("own"),
                platform.slug(),
                handle.toLowerCase(Locale.ROOT));
    return switch (publisher.connect(reference, platform, handle)) {
      case Answer.Done done ->
          new Outcome.Connected(
              transactions.call(() -> keep(caller, owner, platform, handle, done.receipt())));
      case Answer.Refused refused -> new Outcome.Refused(refused.reason());
      case Answer.Unknown unknown -> new Outcome.Unanswered(unknown.reason());
    };
  }

  private SocialAccount keep(
      Caller caller, Optional<PartyId> owner, Platform platform, String handle, String externalId) {
    var connected =
        new SocialAccount(
            new SocialAccountId(ids.next()), owner, platform, handle, externalId, clock.now());
    if (!accounts.add(connected)) {
      return accounts.find(owner, platform, handle).orElseThrow();
    }
    if (owner.isEmpty()) {
      actions.note(caller, "connect-own-account", connected.id().text(), "");
    }
    for (Post post : posts.lockWaiting(owner, platform)) {
      post.assign(connected.id());
      posts.save(post, null);
      effects.intend(PublishPost.KIND, post.id().text(), new PublishPost.Payload(post.id()));
    }
    return connected;
  }
}
