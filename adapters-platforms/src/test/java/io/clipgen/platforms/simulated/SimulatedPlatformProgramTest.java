package io.clipgen.platforms.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.publishing.port.SocialPublisher.Receipt;
import io.clipgen.application.publishing.port.SocialPublisher.Upload;
import io.clipgen.domain.publishing.Platform;
import io.clipgen.simulators.Announcement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedPlatformProgramTest {

  private final RunningPlatform platform = new RunningPlatform();

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void posts_uploads_and_views_outlive_a_restart_and_a_torn_line() throws IOException {
    String id = post("pst_1", "<b>bold</b>");
    platform.advance(Duration.ofDays(1));
    long views = views(id);
    platform.close();
    Files.writeString(
        platform.folder.resolve("journal.jsonl"), "{\"id\":\"po", StandardOpenOption.APPEND);
    platform.restart();
    assertThat(views(id)).isEqualTo(views);
    assertThat(platform.shown(id)).hasSize(4);
    assertThat(post("pst_1", "<b>bold</b>")).isEqualTo(id);
  }

  @Test
  void a_post_has_a_page_that_says_what_it_is_and_runs_no_markup_of_the_caption() {
    String id = post("pst_1", "<b>bold</b>");
    platform.advance(Duration.ofDays(1));
    var page = platform.send(HttpRequest.newBuilder(platform.uri("/watch/" + id)).GET());
    assertThat(new String(page.body(), StandardCharsets.UTF_8))
        .contains("simulated tiktok", "@casey", "&lt;b&gt;bold&lt;/b&gt;", "views")
        .doesNotContain("<b>");
    var none = platform.send(HttpRequest.newBuilder(platform.uri("/watch/post_none")).GET());
    assertThat(none.statusCode()).isEqualTo(404);
  }

  @Test
  void more_than_fifty_posts_are_not_read_in_one_call() {
    String ids =
        IntStream.range(0, 51)
            .mapToObj(number -> "post_" + number)
            .collect(Collectors.joining(","));
    assertThat(platform.get("/v1/statistics?ids=" + ids).statusCode()).isEqualTo(400);
  }

  @Test
  void nobody_does_anything_without_the_key_and_everybody_may_ask_who_it_is() {
    var stranger = HttpRequest.newBuilder(platform.uri("/v1/posts?reference=pst_1")).GET();
    assertThat(platform.send(stranger).statusCode()).isEqualTo(401);
    var health = platform.send(HttpRequest.newBuilder(platform.uri("/health")).GET());
    assertThat(new String(health.body(), StandardCharsets.UTF_8))
        .contains(SimulatedPlatformProgram.NAME);
  }

  @Test
  void all_views_can_be_steered_at_once_by_a_form_as_well() throws IOException {
    String id = post("pst_1", "caption");
    var steering =
        HttpRequest.newBuilder(platform.uri("/_simulator/views"))
            .header(
                "Authorization",
                "Bearer " + Files.readString(platform.folder.resolve(Announcement.KEY_FILE)))
            .POST(HttpRequest.BodyPublishers.ofString("target=120000&after=P2D"));
    assertThat(platform.send(steering).statusCode()).isEqualTo(200);
    platform.advance(Duration.ofDays(1));
    assertThat(views(id)).isBetween(60_000L, 119_999L);
    platform.advance(Duration.ofDays(2));
    assertThat(views(id)).isEqualTo(120_000);
  }

  @Test
  void a_second_program_on_the_same_folder_is_refused() {
    assertThatThrownBy(() -> SimulatedPlatformProgram.start(platform.folder, platform.now::get))
        .hasMessageContaining("another simulator works with");
  }

  private String post(String reference, String caption) {
    Answer account = platform.adapters.publisher().connect("me-tiktok", Platform.TIKTOK, "casey");
    Answer done =
        platform
            .adapters
            .publisher()
            .publish(
                new Upload(
                    reference,
                    Platform.TIKTOK,
                    ((Answer.Done) account).receipt(),
                    caption,
                    4,
                    () -> new ByteArrayInputStream(new byte[] {1, 2, 3, 4})));
    return Receipt.parse(((Answer.Done) done).receipt()).externalId();
  }

  private long views(String id) {
    return platform.adapters.views().read(Platform.TIKTOK, List.of(id)).getFirst().views();
  }
}
