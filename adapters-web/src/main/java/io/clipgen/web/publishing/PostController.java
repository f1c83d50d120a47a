package io.clipgen.web.publishing;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.publishing.query.PostBoard;
import io.clipgen.application.publishing.query.PostBoard.ObservationView;
import io.clipgen.application.publishing.query.PostBoard.PostView;
import io.clipgen.application.publishing.usecase.LinkPost;
import io.clipgen.application.publishing.usecase.LinkPost.Outcome;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.PostId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.PageJson;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a claim's clip was posted, and what the platforms reported of it.
@Tag(name = "publishing")
@AnswersProblems
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class PostController {

  private static final int MOST = 200;

  private final PostBoard board;
  private final LinkPost linkPost;

  PostController(PostBoard board, LinkPost linkPost) {
    this.board = board;
    this.linkPost = linkPost;
  }

  @Get("/claims/{claim}/posts")
  @Operation(
      summary = "The posts of a claim",
      description = "For its clipper, the campaign's brand, and administrators.")
  PostsJson list(Caller caller, String claim) {
    ClaimId id = IdParam.read("claim", claim, ClaimId::parse);
    return new PostsJson(board.list(id, caller).stream().map(PostJson::from).toList());
  }

  @Post("/claims/{claim}/posts")
  @Status(HttpStatus.CREATED)
  @Operation(
      summary = "Link a post made by hand",
      description =
          "For whoever the campaign has post. The platform is asked for the post, whose text must contain the claim's tracking code; it replaces the one that ClipGen would have made.")
  HttpResponse<LinkedJson> link(Caller caller, String claim, @Body @Valid PostMade body) {
    ClaimId id = IdParam.read("claim", claim, ClaimId::parse);
    return switch (linkPost.handle(new LinkPost.Command(caller, id, body.platform(), body.url()))) {
      case Outcome.Linked linked -> HttpResponse.created(LinkedJson.from(linked));
      case Outcome.NotWanted no -> throw new Refused("platform-not-wanted", no.reason());
      case Outcome.UnknownPost no -> throw new Refused("post-unknown", no.reason());
      case Outcome.CodeMissing no -> throw new Refused("tracking-code-missing", no.reason());
      case Outcome.AlreadyLinked no -> throw new Refused("post-already-linked", no.reason());
      case Outcome.AlreadyPosted no -> throw new Refused("already-posted", no.reason());
      case Outcome.Unanswered no -> throw new Refused("platform-silent", no.reason());
    };
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
  record PostMade(
      @Schema(allowableValues = {"tiktok", "youtube", "instagram"}) @NotNull String platform,
      @Schema(description = "Where people see the post") @NotNull @Size(max = 2_000) String url) {}

  @Serdeable
  record LinkedJson(String id, String claim, String platform, String url) {

    static LinkedJson from(Outcome.Linked linked) {
      return new LinkedJson(
          linked.post().text(), linked.claim().text(), linked.platform().slug(), linked.url());
    }
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
