package io.clipgen.web.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.testing.FakeEffects;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.publishing.port.SocialPublisher.Receipt;
import io.clipgen.application.publishing.port.SocialPublisher.Upload;
import io.clipgen.application.publishing.query.PostBoard;
import io.clipgen.application.publishing.testing.InMemoryPlatform;
import io.clipgen.application.publishing.testing.InMemoryPublishing;
import io.clipgen.application.publishing.testing.PlatformLevers.Trouble;
import io.clipgen.application.publishing.usecase.ConnectAccount;
import io.clipgen.application.publishing.usecase.LinkPost;
import io.clipgen.application.publishing.usecase.ListAccounts;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Page;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.publishing.Platform;
import io.clipgen.domain.publishing.Post;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PostId;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Posts and social accounts over HTTP.
class PublishingSliceTest {

  private static final InMemoryTransactions transactions = new InMemoryTransactions();
  private static final SettableClock clock = new SettableClock();
  private static final SequentialIds ids = new SequentialIds();
  private static final InMemoryPublishing publishing = new InMemoryPublishing(transactions);
  private static final InMemoryPlatform platform = new InMemoryPlatform(clock.now());
  private static final OnePost board = new OnePost();

  @RegisterExtension
  static final WebSlice web =
      WebSlice.over(
          board,
          new ConnectAccount(
              publishing,
              publishing,
              platform,
              new FakeEffects(transactions),
              transactions,
              clock,
              ids,
              new InMemoryAdminActions()),
          new ListAccounts(publishing),
          new LinkPost(publishing, platform, transactions, clock));

  @Test
  void an_account_is_connected_once_and_listed_to_its_owner_alone() {
    Caller clipper = web.clipper();

    Answer connected = connect(clipper, "{\"platform\":\"tiktok\",\"handle\":\"@casey.clips\"}");
    assertThat(connected.status()).as(connected.text()).isEqualTo(201);
    assertThat(connected.at("handle")).isEqualTo("casey.clips");
    assertThat(connected.at("own")).isEqualTo("false");
    Answer again = connect(clipper, "{\"platform\":\"tiktok\",\"handle\":\"casey.clips\"}");
    assertThat(again.at("id")).isEqualTo(connected.at("id"));

    Answer list = web.as(clipper).get("/api/v1/social-accounts");
    assertThat(list.json().get("items").size()).isEqualTo(1);
    assertThat(web.as(web.clipper()).get("/api/v1/social-accounts").json().get("items").size())
        .isZero();
  }

  @Test
  void the_installations_own_accounts_are_for_administrators() {
    String own = "{\"platform\":\"youtube\",\"handle\":\"clipgen\",\"own\":true}";

    assertProblem(connect(web.clipper(), own), 403, "forbidden");
    Caller admin = web.admin();
    assertThat(connect(admin, own).at("own")).isEqualTo("true");
    assertThat(web.as(admin).get("/api/v1/social-accounts").text()).contains("clipgen");
  }

  @Test
  void a_platform_that_refuses_or_is_silent_is_told_apart() {
    String body = "{\"platform\":\"instagram\",\"handle\":\"casey\"}";

    platform.trouble("accounts", Trouble.REFUSE);
    assertProblem(connect(web.clipper(), body), 409, "account-refused");
    platform.trouble("accounts", Trouble.HANG);
    assertProblem(connect(web.clipper(), body), 409, "platform-silent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"platform\":\"myspace\",\"handle\":\"casey\"}|platform",
        "{\"handle\":\"casey\"}|platform",
        "{\"platform\":\"tiktok\"}|handle",
        "{\"platform\":\"tiktok\",\"handle\":\"two words\"}|handle",
        "{\"platform\":\"tiktok\",\"handle\":\"\"}|handle",
        "{\"platform\":\"tiktok\",\"handle\":\"casey\",\"name\":\"x\"}|name",
      })
  void a_bad_body_names_the_field(String body, String field) {
    Answer answer = connect(web.clipper(), body);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("field")).as(answer.text()).isEqualTo(field);
  }

  @Test
  void posts_and_what_was_observed_are_shown_to_those_they_concern() {
    Caller clipper = web.clipper();
    PostId post = board.add(clipper);

    Answer posts = web.as(clipper).get("/api/v1/claims/" + board.claim(post).text() + "/posts");
    assertThat(posts.at("items.0.id")).isEqualTo(post.text());
    assertThat(posts.at("items.0.views")).isEqualTo("120000");
    Answer seen = web.as(clipper).get("/api/v1/posts/" + post.text() + "/observations");
    assertThat(seen.at("items.0.source")).isEqualTo("simulated");
    assertProblem(
        web.as(web.clipper()).get("/api/v1/posts/" + post.text() + "/observations"),
        404,
        "not-found");
  }

  @Test
  void a_post_made_by_hand_is_linked_to_the_claim() {
    Caller clipper = web.clipper();
    Post post = waiting(clipper);
    String path = "/api/v1/claims/" + post.origin().claim().text() + "/posts";
    String unnamed = made(byHand("Look at this"));
    String named = made(byHand("Look at this #cg0000000001"));

    assertProblem(web.as(web.clipper()).post(path, named), 404, "not-found");
    assertProblem(web.as(clipper).post(path, made("http://x/")), 409, "post-unknown");
    assertProblem(web.as(clipper).post(path, unnamed), 409, "tracking-code-missing");
    assertProblem(
        web.as(clipper).post(path, named.replace("tiktok", "youtube")), 409, "platform-not-wanted");
    platform.trouble("lookups", Trouble.ERROR);
    assertProblem(web.as(clipper).post(path, named), 409, "platform-silent");

    Answer linked = web.as(clipper).post(path, named);
    assertThat(linked.status()).as(linked.text()).isEqualTo(201);
    assertThat(linked.at("id")).isEqualTo(post.id().text());
    assertProblem(web.as(clipper).post(path, named), 409, "already-posted");
    Post other = waiting(clipper);
    assertProblem(
        web.as(clipper).post("/api/v1/claims/" + other.origin().claim().text() + "/posts", named),
        409,
        "post-already-linked");
    Answer bad = web.as(clipper).post(path, "{\"platform\":\"tiktok\"}");
    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.at("field")).isEqualTo("url");
  }

  private static String made(String url) {
    return "{\"platform\":\"tiktok\",\"url\":\"" + url + "\"}";
  }

  private static Post waiting(Caller clipper) {
    var origin =
        new Post.Origin(
            new ClaimId(ids.next()),
            new ClipId(ids.next()),
            clipper.party(),
            new PartyId(ids.next()),
            Optional.of(clipper.party()),
            "Watch this #cg0000000001");
    Post post = Post.await(new PostId(ids.next()), origin, Platform.TIKTOK, "connect", clock.now());
    transactions.run(() -> publishing.add(post));
    return post;
  }

  private static String byHand(String caption) {
    var account = (EffectHandler.Answer.Done) platform.connect("hand", Platform.TIKTOK, "by.hand");
    byte[] clip = {1, 2, 3};
    var upload =
        new Upload(
            "hand-" + platform.count(),
            Platform.TIKTOK,
            account.receipt(),
            caption,
            clip.length,
            () -> new ByteArrayInputStream(clip));
    return Receipt.parse(((EffectHandler.Answer.Done) platform.publish(upload)).receipt()).url();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/claims/x/posts, claim",
    "/api/v1/posts/x/observations, post",
    "/api/v1/posts/x/observations?size=0, size",
    "/api/v1/posts/x/observations?size=201, size",
    "/api/v1/posts/x/observations?size=all, size"
  })
  void a_bad_question_names_the_parameter(String path, String field) {
    Answer answer = web.as(web.clipper()).get(path);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.at("field")).as(answer.text()).isEqualTo(field);
  }

  private static Answer connect(Caller who, String body) {
    return web.as(who).post("/api/v1/social-accounts", body);
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.at("type")).as(answer.text()).isEqualTo("urn:clipgen:problem:" + code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.at("detail")).isNotEmpty();
  }

  /// Posts that are live, each with one observation.
  private static final class OnePost implements PostBoard {

    private record Owned(PartyId owner, PostView view) {}

    private final Map<PostId, Owned> posts = new HashMap<>();

    PostId add(Caller owner) {
      var post = new PostId(ids.next());
      posts.put(
          post,
          new Owned(
              owner.party(),
              new PostView(
                  post,
                  new ClaimId(ids.next()),
                  new ClipId(ids.next()),
                  "tiktok",
                  "live",
                  null,
                  "casey",
                  "7001",
                  "http://127.0.0.1/7001",
                  clock.now(),
                  clock.now(),
                  120_000,
                  "simulated",
                  clock.now())));
      return post;
    }

    ClaimId claim(PostId post) {
      return posts.get(post).view().claim();
    }

    @Override
    public List<PostView> list(ClaimId claim, Caller viewer) {
      return posts.values().stream()
          .filter(post -> post.owner().equals(viewer.party()))
          .map(Owned::view)
          .filter(view -> view.claim().equals(claim))
          .toList();
    }

    @Override
    public Page<ObservationView> observations(
        PostId post, Caller viewer, @Nullable String after, int size) {
      Owned found = posts.get(post);
      if (found == null || !found.owner().equals(viewer.party())) {
        throw new NotFound("post", post);
      }
      return new Page<>(
          List.of(new ObservationView(clock.now(), "simulated", 120_000, 900, 40, 12)), null);
    }
  }
}
