package io.clipgen.application.publishing.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.ProviderUnreachable;
import io.clipgen.application.publishing.port.Posts;
import io.clipgen.application.publishing.port.ViewSource;
import io.clipgen.application.publishing.port.ViewSource.Found;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.publishing.Platform;
import io.clipgen.domain.publishing.Post;
import io.clipgen.domain.publishing.PostState;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PostId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A clip that somebody has posted by hand becomes the post of its claim, after the platform was
/// asked for it. It takes the place of the post that ClipGen would have made, so that there is no
/// second one; from then on it is read like any other.
public final class LinkPost {

  private final Posts posts;
  private final ViewSource source;
  private final Transactions transactions;
  private final BusinessClock clock;

  public LinkPost(Posts posts, ViewSource source, Transactions transactions, BusinessClock clock) {
    this.posts = posts;
    this.source = source;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param platform its slug, as in `tiktok`
  /// @param url where people see the post
  public record Command(Caller caller, ClaimId claim, String platform, String url) {}

  /// How it ended.
  public sealed interface Outcome {

    /// It is the claim's post. The platform's confirmation follows with the next reading.
    ///
    /// @param url as the platform writes it
    record Linked(PostId post, ClaimId claim, Platform platform, String url) implements Outcome {}

    /// The campaign does not want the clip on this platform.
    record NotWanted(String reason) implements Outcome {}

    /// The platform shows no post there.
    record UnknownPost(String reason) implements Outcome {}

    /// The post's text does not say that it is this claim's.
    record CodeMissing(String reason) implements Outcome {}

    /// The post is a claim's already.
    record AlreadyLinked(String reason) implements Outcome {}

    /// The claim has a post on this platform, or ClipGen is making one.
    record AlreadyPosted(String reason) implements Outcome {}

    /// The platform gave no answer: the same may be asked again.
    record Unanswered(String reason) implements Outcome {}
  }

  /// @throws InvalidInput if there is no such platform
  /// @throws NotFound if no clip of the claim is approved for posting, or it is none of the
  ///   caller's
  /// @throws Forbidden if the campaign has somebody else post it
  public Outcome handle(Command command) {
    Platform platform =
        Platform.find(command.platform())
            .orElseThrow(
                () -> new InvalidInput("platform", "must be one of tiktok, youtube, instagram"));
    List<Post> known = posts.list(command.claim());
    authorize(command, known);
    Optional<Post> wanted = known.stream().filter(post -> post.platform() == platform).findFirst();
    if (wanted.isEmpty()) {
      return new Outcome.NotWanted(
          "The campaign does not ask for posts on " + platform.title() + ".");
    }
    Post post = wanted.get();
    if (!post.isLinkable()) {
      return alreadyPosted(post);
    }
    Optional<Found> found;
    try {
      found = source.lookUp(platform, command.url().strip());
    } catch (ProviderUnreachable silent) {
      return new Outcome.Unanswered(
          platform.title() + " does not answer just now: try again in a moment.");
    }
    if (found.isEmpty()) {
      return new Outcome.UnknownPost(
          platform.title() + " shows no post at this address: copy it from the post itself.");
    }
    if (!post.origin().isNamedIn(found.get().caption())) {
      return new Outcome.CodeMissing(
          "The text of the post does not contain "
              + post.origin().trackingCode()
              + ": add it there and link the post again.");
    }
    return transactions.call(() -> link(post.id(), found.get()));
  }

  private Outcome link(PostId id, Found found) {
    // What it was before the platform was asked may have changed meanwhile.
    Post post = posts.lock(id);
    if (!post.isLinkable()) {
      return alreadyPosted(post);
    }
    Instant now = clock.now();
    post.link(found.externalId(), found.url(), now);
    if (!posts.link(post, now)) {
      return new Outcome.AlreadyLinked("This post is linked to a claim already.");
    }
    return new Outcome.Linked(id, post.origin().claim(), post.platform(), found.url());
  }

  private static Outcome alreadyPosted(Post post) {
    String where = post.platform().title();
    return new Outcome.AlreadyPosted(
        switch (post.state()) {
          case PostState.Pending pending ->
              "The clip is on " + where + " already: " + pending.url();
          case PostState.Live live -> "The clip is on " + where + " already: " + live.url();
          default ->
              "ClipGen is posting this clip on "
                  + where
                  + " itself: link one made by hand only if that fails.";
        });
  }

  private static void authorize(Command command, List<Post> known) {
    Caller caller = command.caller();
    Post.Origin origin =
        known.stream()
            .map(Post::origin)
            .findFirst()
            .filter(found -> concerns(found, caller))
            .orElseThrow(() -> new NotFound("approved clip of claim", command.claim()));
    boolean may =
        origin.poster().map(poster -> poster.equals(caller.party())).orElse(caller.isAdmin());
    if (!may) {
      throw new Forbidden(who(origin) + " posts the clips of this campaign and links them.");
    }
  }

  private static boolean concerns(Post.Origin origin, Caller caller) {
    PartyId party = caller.party();
    return origin.clipper().equals(party) || origin.brand().equals(party) || caller.isAdmin();
  }

  private static String who(Post.Origin origin) {
    if (origin.poster().isEmpty()) {
      return "An administrator";
    }
    return origin.poster().get().equals(origin.brand()) ? "The brand" : "The clipper";
  }
}
