package io.clipgen.domain.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PostId;
import io.clipgen.domain.shared.SocialAccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class PublishingProperties {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final UUID ANY = new UUID(0, 1);

  /// What can happen to a post.
  enum Step {
    ASSIGN,
    UPLOAD,
    TAKEN,
    LIVE,
    UNCONFIRMED
  }

  @Property
  void what_a_platform_has_confirmed_is_never_taken_back_by_a_late_answer(
      @ForAll @Size(max = 12) List<Step> steps) {
    Post post = Post.await(new PostId(ANY), origin(), Platform.TIKTOK, "connect an account", NOW);
    boolean taken = false;
    boolean live = false;
    for (Step step : steps) {
      PostState before = post.state();
      try {
        take(post, step);
      } catch (IllegalStateException refused) {
        assertThat(post.state()).isEqualTo(before);
      }
      taken |= post.state() instanceof PostState.Pending;
      live |= post.state() instanceof PostState.Live;
      if (live) {
        assertThat(post.state()).isInstanceOf(PostState.Live.class);
      } else if (taken) {
        assertThat(post.state()).isInstanceOf(PostState.Pending.class);
      }
      assertThat(post.account().isEmpty()).isEqualTo(post.state() instanceof PostState.Waiting);
    }
  }

  @Property
  void a_post_is_read_until_its_window_ends_and_its_end_is_read_exactly(
      @ForAll @LongRange(min = 0, max = 200) long views,
      @ForAll @LongRange(min = 0, max = 200) long before) {
    var schedule = new PollingSchedule(Duration.ofDays(90));
    Instant end = NOW.plus(Duration.ofDays(90));
    Instant at = NOW;
    int readings = 0;
    for (var next = schedule.whileLive(NOW, at, before, views);
        next.isPresent();
        next = schedule.whileLive(NOW, at, before, views)) {
      assertThat(next.get()).isAfter(at).isBeforeOrEqualTo(end);
      at = next.get();
      readings++;
    }
    assertThat(at).isEqualTo(end);
    assertThat(readings).isBetween(24 + 89, 24 + 4 * 89 + 1);
  }

  private static void take(Post post, Step step) {
    switch (step) {
      case ASSIGN -> post.assign(new SocialAccountId(ANY));
      case UPLOAD -> post.uploading(NOW);
      case TAKEN -> post.taken("post_1", "https://platform.example/1", NOW);
      case LIVE -> post.live(NOW);
      case UNCONFIRMED -> post.unconfirmed("no answer", NOW);
    }
  }

  private static Post.Origin origin() {
    return new Post.Origin(
        new ClaimId(ANY),
        new ClipId(ANY),
        new PartyId(ANY),
        new PartyId(ANY),
        Optional.of(new PartyId(ANY)),
        "caption");
  }
}
