package io.clipgen.application.publishing.usecase;

import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.ProviderUnreachable;
import io.clipgen.application.publishing.PostLive;
import io.clipgen.application.publishing.PostsRemoved;
import io.clipgen.application.publishing.ViewsObserved;
import io.clipgen.application.publishing.port.Posts;
import io.clipgen.application.publishing.port.Posts.DuePost;
import io.clipgen.application.publishing.port.Posts.Reading;
import io.clipgen.application.publishing.port.ViewSource;
import io.clipgen.application.publishing.port.ViewSource.Report;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.publishing.Platform;
import io.clipgen.domain.publishing.PollingSchedule;
import io.clipgen.domain.publishing.ViewObservation;
import io.clipgen.domain.shared.ClaimId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what became of posts that are due, as many per call as a platform allows, and writes down
/// what changed.
public final class ReadViews implements DueWork {

  private static final Duration EVERY = Duration.ofSeconds(15);
  private static final String GONE = "The platform does not know it any more.";

  private final Posts posts;
  private final ViewSource source;
  private final PollingSchedule schedule;
  private final Outbox outbox;
  private final Transactions transactions;

  public ReadViews(
      Posts posts,
      ViewSource source,
      PollingSchedule schedule,
      Outbox outbox,
      Transactions transactions) {
    this.posts = posts;
    this.source = source;
    this.schedule = schedule;
    this.outbox = outbox;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "view-sync";
  }

  @Override
  public Duration every() {
    return EVERY;
  }

  @Override
  public int run(Instant now) {
    int read = 0;
    for (Platform platform : Platform.values()) {
      List<DuePost> due = posts.due(platform, now, ViewSource.MOST_PER_CALL);
      if (!due.isEmpty()) {
        read(platform, due, now);
        read += due.size();
      }
    }
    return read;
  }

  private void read(Platform platform, List<DuePost> due, Instant now) {
    Map<String, Report> reports = new HashMap<>();
    try {
      source
          .read(platform, due.stream().map(DuePost::externalId).toList())
          .forEach(report -> reports.put(report.externalId(), report));
    } catch (ProviderUnreachable silent) {
      transactions.run(() -> posts.record(due.stream().map(post -> later(post, now)).toList()));
      return;
    }
    transactions.run(() -> write(platform, due, reports, now));
  }

  private void write(
      Platform platform, List<DuePost> due, Map<String, Report> reports, Instant now) {
    var readings = new ArrayList<Reading>(due.size());
    Set<ClaimId> moved = new LinkedHashSet<>();
    for (DuePost post : due) {
      Report report = reports.get(post.externalId());
      Reading reading = reading(platform, post, report, now);
      readings.add(reading);
      if (reading.observation() != null) {
        moved.add(post.claim());
      }
      if (reading.liveAt() != null) {
        outbox.publish(
            new PostLive(post.post(), post.claim(), platform.slug(), post.url(), reading.liveAt()));
      }
    }
    posts.record(readings);
    List<PostsRemoved.Removed> removed = removed(due, readings);
    if (!removed.isEmpty()) {
      outbox.publish(new PostsRemoved(removed, now));
    }
    if (!moved.isEmpty()) {
      outbox.publish(new ViewsObserved(posts.views(moved), now));
    }
  }

  private static List<PostsRemoved.Removed> removed(List<DuePost> due, List<Reading> readings) {
    var removed = new ArrayList<PostsRemoved.Removed>();
    for (int i = 0; i < due.size(); i++) {
      String why = readings.get(i).failed();
      if (due.get(i).live() && why != null) {
        removed.add(new PostsRemoved.Removed(due.get(i).post(), due.get(i).claim(), why));
      }
    }
    return removed;
  }

  private Reading reading(Platform platform, DuePost post, @Nullable Report report, Instant now) {
    if (report == null) {
      return new Reading(post.post(), null, GONE, null, null);
    }
    if (report.gone() != null) {
      return new Reading(post.post(), null, report.gone(), null, null);
    }
    if (report.liveAt() == null && !post.live()) {
      return new Reading(post.post(), null, null, null, schedule.whilePending(post.since(), now));
    }
    Instant liveAt = post.live() || report.liveAt() == null ? post.since() : report.liveAt();
    return new Reading(
        post.post(),
        post.live() ? null : liveAt,
        null,
        report.views() == post.views() ? null : observation(platform, post, report, now),
        schedule.whileLive(liveAt, now, post.views(), report.views()).orElse(null));
  }

  private ViewObservation observation(Platform platform, DuePost post, Report report, Instant now) {
    return new ViewObservation(
        post.post(),
        now,
        source.name(platform),
        report.views(),
        report.likes(),
        report.comments(),
        report.shares());
  }

  private Reading later(DuePost post, Instant now) {
    return new Reading(post.post(), null, null, null, schedule.afterSilence(now));
  }
}
