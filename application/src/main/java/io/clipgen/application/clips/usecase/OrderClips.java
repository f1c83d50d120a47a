package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Limits;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.shared.Hash;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Duration;
import java.util.Optional;

/// Orders clips of a video that the caller uploaded or was granted. The clips belong to who orders
/// them; a job makes them ([MakeClips]). While one of the caller's orders is worked on, ordering
/// the same of the same video again answers that one; with other wishes it is an order of its own.
/// Its clips go by the transcript that was brought of the video by then ([BringTranscript]), now
/// and when they are edited, or by what is heard.
public final class OrderClips {

  private final SourceVideos videos;
  private final Clips clips;
  private final Limits limits;
  private final Jobs jobs;
  private final InHand inHand;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final int shorterSide;

  /// @param shorterSide pixels of the shorter side of the clips' picture
  public OrderClips(
      SourceVideos videos,
      Clips clips,
      Limits limits,
      Jobs jobs,
      Transactions transactions,
      BusinessClock clock,
      int shorterSide) {
    this.videos = videos;
    this.clips = clips;
    this.limits = limits;
    this.jobs = jobs;
    this.inHand = new InHand(jobs, limits);
    this.transactions = transactions;
    this.clock = clock;
    this.shorterSide = shorterSide;
  }

  /// What is ordered.
  ///
  /// @param count how many clips
  /// @param length how long each should be
  /// @param treatment how each is made
  public record Command(
      Caller caller, SourceVideoId video, long count, Duration length, Treatment treatment) {}

  /// Places the order.
  ///
  /// @return the job that works on it
  /// @throws NotFound if the caller cannot see the video
  /// @throws InvalidInput if a number breaks a rule or the caller's plan
  /// @throws Refused if the video is too short or turned out to be broken, or so many orders of the
  ///   caller are worked on as the plan allows
  public JobId handle(Command command) {
    PartyId party = command.caller().party();
    ClipRequest request = request(command);
    return transactions.call(
        () -> {
          SourceVideo video =
              videos
                  .findVisible(command.video(), party)
                  .orElseThrow(() -> new NotFound("video", command.video()));
          if (video.state() instanceof SourceVideo.Refused refused) {
            throw new Refused("video-not-usable", refused.reason());
          }
          request
              .refusal(video.info().durationMs())
              .ifPresent(
                  reason -> {
                    throw new Refused("video-too-short", reason);
                  });
          Optional<Transcript> words = videos.findTranscript(video.id());
          JobId job =
              jobs.enqueue(
                  MakeClips.KIND,
                  party,
                  subject(video, party, request, words),
                  0,
                  new MakeClips.Order(video.id().text(), party.text()));
          clips.add(ClipOrder.of(job, video.id(), party, request, clock.now()));
          words.ifPresent(brought -> clips.saveWords(job, brought));
          inHand.checkOrders(party);
          return job;
        });
  }

  // Of the same subject there is one job at a time.
  private static String subject(
      SourceVideo video, PartyId party, ClipRequest request, Optional<Transcript> words) {
    Hash wishes = Hash.of(request + words.map(Transcript::toString).orElse(""));
    return "%s for %s: %s".formatted(video.id().text(), party.text(), wishes.brief());
  }

  private ClipRequest request(Command command) {
    PartyId party = command.caller().party();
    int most = Math.min(limits.maxClipsPerVideo(party), ClipRequest.MOST_CLIPS);
    if (command.count() < 1 || command.count() > most) {
      throw new InvalidInput("count", "must be from 1 to " + most);
    }
    if (command.length().compareTo(ClipRequest.SHORTEST) < 0
        || command.length().compareTo(ClipRequest.LONGEST) > 0) {
      throw new InvalidInput(
          "length",
          "must be from %d to %d seconds"
              .formatted(ClipRequest.SHORTEST.toSeconds(), ClipRequest.LONGEST.toSeconds()));
    }
    CardRule.check(command.treatment().cards(), limits, party);
    return InvalidInput.reading(
        "length",
        () ->
            new ClipRequest(
                (int) command.count(),
                command.length(),
                command.treatment(),
                shorterSide,
                limits.watermark(party)));
  }
}
