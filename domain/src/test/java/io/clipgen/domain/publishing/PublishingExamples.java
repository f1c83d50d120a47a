package io.clipgen.domain.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PostId;
import io.clipgen.domain.shared.SocialAccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PublishingExamples {

  private static final Instant LIVE = Instant.parse("2026-11-21T12:00:00Z");
  private static final OptionalDouble VERTICAL = OptionalDouble.of(9.0 / 16);

  private final PollingSchedule schedule = new PollingSchedule(Duration.ofDays(90));

  @Test
  void views_are_read_hourly_on_the_first_day_and_daily_after_that() {
    assertThat(next(Duration.ZERO, 0, 0)).isEqualTo(Duration.ofHours(1));
    assertThat(next(Duration.ofHours(23), 100, 100)).isEqualTo(Duration.ofHours(24));
    assertThat(next(Duration.ofDays(3), 100, 105)).isEqualTo(Duration.ofDays(4));
  }

  @Test
  void they_are_read_oftener_where_they_move_in_either_direction() {
    assertThat(next(Duration.ofDays(3), 100, 111)).isEqualTo(Duration.ofHours(78));
    assertThat(next(Duration.ofDays(3), 100, 80)).isEqualTo(Duration.ofHours(78));
  }

  @Test
  void the_last_reading_is_at_the_end_of_the_window() {
    assertThat(next(Duration.ofHours(89 * 24 + 20), 5, 5)).isEqualTo(Duration.ofDays(90));
    assertThat(schedule.whileLive(LIVE, LIVE.plus(Duration.ofDays(90)), 5, 5)).isEmpty();
  }

  @Test
  void a_text_names_a_claim_by_its_whole_code() {
    var origin = origin("Watch #cgZZZZZZZZZZ this #cg0123456789");
    assertThat(origin.trackingCode()).isEqualTo("#cg0123456789");
    assertThat(origin.isNamedIn("mine! #CG0123456789, #more")).isTrue();
    assertThat(origin.isNamedIn("#cg0123456789")).isTrue();
    assertThat(origin.isNamedIn("#cg01234567890")).isFalse();
    assertThat(origin.isNamedIn("#cgZZZZZZZZZZ")).isFalse();
    assertThat(origin.isNamedIn("")).isFalse();
  }

  @Test
  void only_what_waits_or_has_failed_can_be_linked_by_hand() {
    Post post =
        Post.await(new PostId(new UUID(0, 1)), origin("x #cg1"), Platform.TIKTOK, "connect", LIVE);
    post.link("7", "http://x/7", LIVE);
    assertThat(post.state()).isEqualTo(new PostState.Pending("7", "http://x/7", LIVE));
    assertThatThrownBy(() -> post.link("8", "http://x/8", LIVE))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> post.assign(new SocialAccountId(new UUID(0, 2))))
        .isInstanceOf(IllegalStateException.class);
    post.failed("taken down");
    post.link("8", "http://x/8", LIVE);
    assertThat(post.account()).isEmpty();
  }

  private static Post.Origin origin(String caption) {
    var party = new PartyId(new UUID(0, 3));
    return new Post.Origin(
        new ClaimId(new UUID(0, 4)),
        new ClipId(new UUID(0, 5)),
        party,
        party,
        Optional.of(party),
        caption);
  }

  @Test
  void a_platform_takes_what_its_rules_allow() {
    assertThat(breaches(Platform.TIKTOK, 15, 30)).isEmpty();
    assertThat(breaches(Platform.TIKTOK, 60, 287)).isEmpty();
    assertThat(breaches(Platform.INSTAGRAM, 90, 100)).isEmpty();
    assertThat(breaches(Platform.YOUTUBE, 1, 256)).isEmpty();
  }

  @Test
  void what_it_does_not_take_is_said_in_sentences() {
    assertThat(breaches(Platform.TIKTOK, 2, 30))
        .containsExactly("It is 2.0 s long; allowed are 3 to 60 s.");
    assertThat(breaches(Platform.INSTAGRAM, 91, 101))
        .containsExactly(
            "It is 91.0 s long; allowed are 3 to 90 s.", "Its file has 101.0 MB; allowed are 100.");
    assertThat(
            PlatformRules.of(Platform.TIKTOK)
                .breaches(Duration.ofSeconds(15), 1_000, OptionalDouble.of(16.0 / 9)))
        .containsExactly("It is not upright; 9:16 is needed.");
  }

  @Test
  void a_handle_is_what_people_write_after_the_at_sign() {
    assertThat(SocialAccount.isHandle("casey.clips_7")).isTrue();
    assertThat(SocialAccount.isHandle("@casey")).isFalse();
    assertThat(SocialAccount.isHandle("c")).isFalse();
    assertThatThrownBy(
            () ->
                new SocialAccount(
                    new SocialAccountId(new UUID(0, 1)),
                    Optional.empty(),
                    Platform.TIKTOK,
                    "no spaces",
                    "account_1",
                    LIVE))
        .hasMessageContaining(SocialAccount.HANDLE_RULE);
  }

  private Duration next(Duration age, long before, long views) {
    return Duration.between(
        LIVE, schedule.whileLive(LIVE, LIVE.plus(age), before, views).orElseThrow());
  }

  private static List<String> breaches(Platform platform, int seconds, int megabytes) {
    return PlatformRules.of(platform)
        .breaches(Duration.ofSeconds(seconds), megabytes * 1_000_000L, VERTICAL);
  }
}
