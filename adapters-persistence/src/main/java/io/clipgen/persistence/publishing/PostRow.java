package io.clipgen.persistence.publishing;

import io.clipgen.domain.publishing.Platform;
import io.clipgen.domain.publishing.Post;
import io.clipgen.domain.publishing.PostState;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.Id;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PostId;
import io.clipgen.domain.shared.SocialAccountId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `publishing.post`, without what is observed.
///
/// @param stateSince since when it is in its state, where the state knows
public record PostRow(
    UUID id,
    UUID claim,
    UUID clip,
    UUID clipper,
    UUID brand,
    @Nullable UUID poster,
    String platform,
    String caption,
    Instant createdAt,
    @Nullable UUID account,
    String state,
    @Nullable Instant stateSince,
    @Nullable String reason,
    @Nullable String externalId,
    @Nullable String url,
    @Nullable Instant liveAt) {

  static final String COLUMNS =
      """
      id, claim, clip, clipper, brand, poster, platform, caption, created_at, account, state, state_since,
      reason, external_id, url, live_at
      """;

  static PostRow from(Post post) {
    Post.Origin origin = post.origin();
    State state = State.from(post.state());
    return new PostRow(
        post.id().value(),
        origin.claim().value(),
        origin.clip().value(),
        origin.clipper().value(),
        origin.brand().value(),
        origin.poster().map(Id::value).orElse(null),
        post.platform().slug(),
        origin.caption(),
        post.createdAt(),
        post.account().map(Id::value).orElse(null),
        state.name(),
        state.since(),
        state.reason(),
        state.externalId(),
        state.url(),
        state.liveAt());
  }

  Post toDomain() {
    return Post.restore(
        new PostId(id),
        new Post.Origin(
            new ClaimId(claim),
            new ClipId(clip),
            new PartyId(clipper),
            new PartyId(brand),
            Optional.ofNullable(poster).map(PartyId::new),
            caption),
        Platform.find(platform).orElseThrow(),
        createdAt,
        Optional.ofNullable(account).map(SocialAccountId::new),
        toState(state));
  }

  private PostState toState(String name) {
    return switch (name) {
      case "waiting" -> new PostState.Waiting(given(reason));
      case "prepared" -> new PostState.Prepared();
      case "uploading" -> new PostState.Uploading(given(stateSince));
      case "pending" -> new PostState.Pending(given(externalId), given(url), given(stateSince));
      case "live" -> new PostState.Live(given(externalId), given(url), given(liveAt));
      case "failed" -> new PostState.Failed(given(reason));
      case "unconfirmed" -> new PostState.Unconfirmed(given(reason), given(stateSince));
      default -> throw new IllegalStateException("a post cannot be " + name);
    };
  }

  private static <T> T given(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  private record State(
      String name,
      @Nullable Instant since,
      @Nullable String reason,
      @Nullable String externalId,
      @Nullable String url,
      @Nullable Instant liveAt) {

    static State from(PostState state) {
      return switch (state) {
        case PostState.Waiting waiting -> of("waiting", null, waiting.reason());
        case PostState.Prepared _ -> of("prepared", null, null);
        case PostState.Uploading uploading -> of("uploading", uploading.since(), null);
        case PostState.Pending pending ->
            new State("pending", pending.since(), null, pending.externalId(), pending.url(), null);
        case PostState.Live live ->
            new State("live", null, null, live.externalId(), live.url(), live.liveAt());
        case PostState.Failed failed -> of("failed", null, failed.reason());
        case PostState.Unconfirmed unconfirmed ->
            of("unconfirmed", unconfirmed.since(), unconfirmed.reason());
      };
    }

    private static State of(String name, @Nullable Instant since, @Nullable String reason) {
      return new State(name, since, reason, null, null, null);
    }
  }
}
