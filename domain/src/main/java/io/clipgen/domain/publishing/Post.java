package io.clipgen.domain.publishing;

import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PostId;
import io.clipgen.domain.shared.SocialAccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// One clip on one platform. A claim has at most one post per platform.
public final class Post {

  private final PostId id;
  private final Origin origin;
  private final Platform platform;
  private final Instant createdAt;
  private Optional<SocialAccountId> account;
  private PostState state;

  /// What a post is made of and who may see it.
  ///
  /// @param brand the campaign's owner
  /// @param poster whose account it goes through; empty for the installation's own
  /// @param caption the text that goes with it; it ends with the claim's tracking code
  public record Origin(
      ClaimId claim,
      ClipId clip,
      PartyId clipper,
      PartyId brand,
      Optional<PartyId> poster,
      String caption) {

    /// The code by which a post made by hand is known to be this claim's: the caption's last word.
    public String trackingCode() {
      String text = caption.strip();
      return text.substring(text.lastIndexOf(' ') + 1);
    }

    /// Whether `text` carries the tracking code as a word of its own, in whatever case.
    public boolean isNamedIn(String text) {
      return Pattern.compile(
              Pattern.quote(trackingCode()) + "(?![\\p{L}\\p{N}_])", Pattern.CASE_INSENSITIVE)
          .matcher(text)
          .find();
    }
  }

  private Post(
      PostId id,
      Origin origin,
      Platform platform,
      Instant createdAt,
      Optional<SocialAccountId> account,
      PostState state) {
    this.id = id;
    this.origin = origin;
    this.platform = platform;
    this.createdAt = createdAt;
    this.account = account;
    this.state = state;
  }

  /// A post that goes through `account`.
  public static Post prepare(
      PostId id, Origin origin, Platform platform, SocialAccountId account, Instant now) {
    return new Post(id, origin, platform, now, Optional.of(account), new PostState.Prepared());
  }

  /// A post that waits for somebody to connect an account.
  public static Post await(
      PostId id, Origin origin, Platform platform, String reason, Instant now) {
    return new Post(id, origin, platform, now, Optional.empty(), new PostState.Waiting(reason));
  }

  /// A post as it was stored.
  public static Post restore(
      PostId id,
      Origin origin,
      Platform platform,
      Instant createdAt,
      Optional<SocialAccountId> account,
      PostState state) {
    return new Post(id, origin, platform, createdAt, account, state);
  }

  /// An account has been connected: the post can go out.
  public void assign(SocialAccountId connected) {
    if (!(state instanceof PostState.Waiting)) {
      throw illegal("be given an account");
    }
    account = Optional.of(connected);
    state = new PostState.Prepared();
  }

  /// Whether a post made by hand can take its place: ClipGen has sent nothing and has nothing to
  /// send, or has failed for good.
  public boolean isLinkable() {
    return state instanceof PostState.Waiting || state instanceof PostState.Failed;
  }

  /// Somebody has posted it by hand: it goes through no account of ours and is not sent any more.
  public void link(String externalId, String url, Instant now) {
    if (!isLinkable()) {
      throw illegal("be linked");
    }
    account = Optional.empty();
    state = new PostState.Pending(externalId, url, now);
  }

  /// The first byte is about to be sent, or is sent again after nothing arrived.
  public void uploading(Instant now) {
    if (!open()) {
      throw illegal("be uploaded");
    }
    state = new PostState.Uploading(now);
  }

  /// The platform has taken it. Being told again changes nothing.
  public void taken(String externalId, String url, Instant now) {
    if (confirmed()) {
      return;
    }
    if (!open()) {
      throw illegal("be taken");
    }
    state = new PostState.Pending(externalId, url, now);
  }

  /// The platform shows it. Being told again changes nothing.
  public void live(Instant liveAt) {
    if (state instanceof PostState.Pending pending) {
      state = new PostState.Live(pending.externalId(), pending.url(), liveAt);
    } else if (!(state instanceof PostState.Live)) {
      throw illegal("be live");
    }
  }

  /// The platform refused it or took it down.
  public void failed(String reason) {
    state = new PostState.Failed(reason);
  }

  /// It was sent and no answer came. What the platform has confirmed stays confirmed.
  public void unconfirmed(String reason, Instant now) {
    if (confirmed()) {
      return;
    }
    if (!open()) {
      throw illegal("be unconfirmed");
    }
    state = new PostState.Unconfirmed(reason, now);
  }

  // Whether it may be on its way, and may still be sent.
  private boolean open() {
    return state instanceof PostState.Prepared
        || state instanceof PostState.Uploading
        || state instanceof PostState.Unconfirmed;
  }

  private boolean confirmed() {
    return state instanceof PostState.Pending || state instanceof PostState.Live;
  }

  public PostId id() {
    return id;
  }

  public Origin origin() {
    return origin;
  }

  public Platform platform() {
    return platform;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /// The account it goes through; empty while it waits for one, and where it was posted by hand.
  public Optional<SocialAccountId> account() {
    return account;
  }

  public PostState state() {
    return state;
  }

  private IllegalStateException illegal(String change) {
    return new IllegalStateException(
        "post " + id + " cannot " + change + " while it is " + state.getClass().getSimpleName());
  }
}
