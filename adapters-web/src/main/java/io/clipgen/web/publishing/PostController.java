package io.clipgen.web.publishing;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.publishing.query.PostBoard;
import io.clipgen.application.publishing.query.PostBoard.ObservationView;
import io.clipgen.application.publishing.query.PostBoard.PostView;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.PostId;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.PageJson;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a claim's clip was posted, and what the platforms reported of it.
@Tag(name = "publishing")
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class PostController {

  private static final int MOST = 200;

  private final PostBoard board;

  PostController(PostBoard board) {
    this.board = board;
  }

  @Get("/claims/{claim}/posts")
  @Operation(
      summary = "The posts of a claim",
      description = "For its clipper, the campaign's brand, and administrators.")
  PostsJson list(Caller caller, String claim) {
    ClaimId id = IdParam.read("claim", claim, ClaimId::parse);
    return new PostsJson(board.list(id, caller).stream().map(PostJson::from).toList());
  }

  @Get("/posts/{post}/observations")
  @Operation(
      summary = "What the platform reported of a post",
      description = "The latest first; only readings that differ from the one before are kept.")
  PageJson<ObservationJson> observations(
      Caller caller,
      String post,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "50") int size) {
    if (size < 1 || size > MOST) {
      throw new InvalidInput("size", "must be between 1 and " + MOST);
    }
    PostId id = IdParam.read("post", post, PostId::parse);
    return PageJson.from(board.observations(id, caller, after, size), ObservationJson::from);
  }

  @Serdeable
  record PostsJson(List<PostJson> items) {}

  @Serdeable
  record PostJson(
      String id,
      String claim,
      String clip,
      String platform,
      String state,
      @Nullable String reason,
      @Nullable String account,
      @Nullable String externalId,
      @Nullable String url,
      Instant createdAt,
      @Nullable Instant liveAt,
      long views,
      @Nullable String source,
      @Nullable Instant asOf) {

    static PostJson from(PostView view) {
      return new PostJson(
          view.post().text(),
          view.claim().text(),
          view.clip().text(),
          view.platform(),
          view.state(),
          view.reason(),
          view.account(),
          view.externalId(),
          view.url(),
          view.createdAt(),
          view.liveAt(),
          view.views(),
          view.source(),
          view.asOf());
    }
  }

  @Serdeable
  record ObservationJson(
      Instant at, String source, long views, long likes, long comments, long shares) {

    static ObservationJson from(ObservationView view) {
      return new ObservationJson(
          view.at(), view.source(), view.views(), view.likes(), view.comments(), view.shares());
    }
  }
}
