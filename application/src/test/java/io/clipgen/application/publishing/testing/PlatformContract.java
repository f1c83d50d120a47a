package io.clipgen.application.publishing.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.ProviderUnreachable;
import io.clipgen.application.publishing.port.SocialPublisher;
import io.clipgen.application.publishing.port.SocialPublisher.Receipt;
import io.clipgen.application.publishing.port.SocialPublisher.Upload;
import io.clipgen.application.publishing.port.ViewSource;
import io.clipgen.application.publishing.port.ViewSource.Found;
import io.clipgen.application.publishing.port.ViewSource.Report;
import io.clipgen.application.publishing.testing.PlatformLevers.Trouble;
import io.clipgen.domain.publishing.Platform;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every social platform does, whoever is behind it.
public abstract class PlatformContract {

  private static final byte[] CLIP = clip(9_500_000);

  protected abstract SocialPublisher publisher();

  protected abstract ViewSource views();

  protected abstract PlatformLevers levers();

  @Test
  void an_account_is_connected_once_per_reference() {
    Answer done = publisher().connect("me-tiktok", Platform.TIKTOK, "casey");
    assertThat(done).isInstanceOf(Answer.Done.class);
    assertThat(publisher().connect("me-tiktok", Platform.TIKTOK, "casey")).isEqualTo(done);
    assertThat(publisher().connect("me-2", Platform.TIKTOK, "casey.two")).isNotEqualTo(done);
  }

  @Test
  void a_clip_is_posted_once_per_reference_with_all_its_bytes() {
    Answer done = publish("pst_1");
    assertThat(publish("pst_1")).isEqualTo(done);
    assertThat(publisher().find("pst_1")).contains(done);
    assertThat(publisher().find("pst_2")).isEmpty();
    assertThat(levers().shown(id(done))).isEqualTo(CLIP);
  }

  @Test
  void an_account_that_is_not_connected_is_refused() {
    assertThat(publisher().publish(upload("pst_1", "account_none")))
        .isInstanceOf(Answer.Refused.class);
  }

  @Test
  void a_post_goes_live_after_a_while_and_then_its_views_grow() {
    String id = id(publish("pst_1"));
    Report first = read(id);
    assertThat(first.liveAt()).isNull();
    assertThat(first.views()).isZero();

    levers().advance(Duration.ofMinutes(1));
    assertThat(read(id).liveAt()).isNotNull();
    levers().advance(Duration.ofDays(1));
    long views = read(id).views();
    assertThat(views).isPositive();
    assertThat(read(id).views()).isEqualTo(views);
    levers().advance(Duration.ofDays(1));
    assertThat(read(id).views()).isGreaterThan(views);
  }

  @Test
  void views_can_be_steered_for_a_demonstration() {
    String id = id(publish("pst_1"));
    levers().steer(id, 120_000, Duration.ofDays(2));
    levers().advance(Duration.ofDays(2).plusMinutes(1));
    assertThat(read(id).views()).isEqualTo(120_000);
    levers().steer(id, 90_000, Duration.ofHours(1));
    levers().advance(Duration.ofHours(2));
    assertThat(read(id).views()).isEqualTo(90_000);
  }

  @Test
  void a_post_can_be_refused_by_moderation_after_it_was_taken() {
    levers().trouble("posts", Trouble.REJECTED);
    String id = id(publish("pst_1"));
    assertThat(read(id).gone()).isNull();
    levers().advance(Duration.ofMinutes(1));
    assertThat(read(id).gone()).isNotBlank();
    assertThat(read(id).liveAt()).isNull();
  }

  @Test
  void statistics_are_read_for_fifty_posts_in_one_call_and_unknown_ones_are_left_out() {
    String id = id(publish("pst_1"));
    List<Report> reports = views().read(Platform.TIKTOK, List.of("post_none", id));
    assertThat(reports).extracting(Report::externalId).containsExactly(id);
    assertThatThrownBy(() -> views().read(Platform.TIKTOK, Collections.nCopies(51, id)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_question_without_an_answer_says_nothing() {
    publish("pst_1");
    levers().trouble("lookups", Trouble.ERROR);
    assertThat(publisher().find("pst_1").orElseThrow()).isInstanceOf(Answer.Unknown.class);
    levers().trouble("statistics", Trouble.ERROR);
    assertThatThrownBy(() -> views().read(Platform.TIKTOK, List.of("post_1")))
        .isInstanceOf(ProviderUnreachable.class);
  }

  @Test
  void a_post_is_found_by_its_address_while_it_is_there() {
    Receipt made = Receipt.parse(((Answer.Done) publish("pst_1")).receipt());
    assertThat(views().lookUp(Platform.TIKTOK, made.url()))
        .contains(new Found(made.externalId(), made.url(), "Watch this #clip \"now\""));
    assertThat(views().lookUp(Platform.YOUTUBE, made.url())).isEmpty();
    assertThat(views().lookUp(Platform.TIKTOK, made.url() + "0")).isEmpty();
    for (String nonsense : List.of("", "none", "http://", "https://other.example/", "a b:/%")) {
      assertThat(views().lookUp(Platform.TIKTOK, nonsense)).isEmpty();
    }
    levers().trouble("lookups", Trouble.ERROR);
    assertThatThrownBy(() -> views().lookUp(Platform.TIKTOK, made.url()))
        .isInstanceOf(ProviderUnreachable.class);

    levers().trouble("posts", Trouble.REJECTED);
    Receipt refused = Receipt.parse(((Answer.Done) publish("pst_2")).receipt());
    levers().advance(Duration.ofMinutes(1));
    assertThat(views().lookUp(Platform.TIKTOK, refused.url())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"LATE", "DROP"})
  void what_was_posted_and_not_answered_is_found(Trouble trouble) {
    levers().trouble("posts", trouble);
    assertThat(publish("pst_1")).isInstanceOf(Answer.Unknown.class);
    Answer found = publisher().find("pst_1").orElseThrow();
    assertThat(publish("pst_1")).isEqualTo(found);
  }

  @ParameterizedTest
  @EnumSource(names = {"ERROR", "HANG"})
  void what_was_not_posted_is_not_found_and_can_be_sent_again(Trouble trouble) {
    levers().trouble("posts", trouble);
    assertThat(publish("pst_1")).isInstanceOf(Answer.Unknown.class);
    assertThat(publisher().find("pst_1")).isEmpty();
    assertThat(publish("pst_1")).isInstanceOf(Answer.Done.class);
  }

  @Test
  void a_broken_upload_goes_on_where_it_stopped() {
    levers().trouble("chunks", Trouble.DROP);
    assertThat(publish("pst_1")).isInstanceOf(Answer.Unknown.class);
    assertThat(publisher().find("pst_1")).isEmpty();
    assertThat(levers().shown(id(publish("pst_1")))).isEqualTo(CLIP);
  }

  @Test
  void a_refusal_posts_nothing() {
    levers().trouble("posts", Trouble.REFUSE);
    assertThat(publish("pst_1")).isInstanceOf(Answer.Refused.class);
    assertThat(publisher().find("pst_1")).isEmpty();
  }

  private Report read(String id) {
    return views().read(Platform.TIKTOK, List.of(id)).getFirst();
  }

  private Answer publish(String reference) {
    Answer account = publisher().connect("me-tiktok", Platform.TIKTOK, "casey");
    return publisher().publish(upload(reference, ((Answer.Done) account).receipt()));
  }

  private static Upload upload(String reference, String account) {
    return new Upload(
        reference,
        Platform.TIKTOK,
        account,
        "Watch this #clip \"now\"",
        CLIP.length,
        () -> new ByteArrayInputStream(CLIP));
  }

  private static String id(Answer answer) {
    return Receipt.parse(((Answer.Done) answer).receipt()).externalId();
  }

  private static byte[] clip(int size) {
    byte[] bytes = new byte[size];
    new Random(7).nextBytes(bytes);
    return bytes;
  }
}
