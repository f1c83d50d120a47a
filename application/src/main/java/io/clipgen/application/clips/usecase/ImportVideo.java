package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.RemoteFiles;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Limits;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;

/// Asks for a source video to be fetched from an address (CLIP-01); a job does it ([FetchVideo]).
public final class ImportVideo {

  private static final int LONGEST_ADDRESS = 2_000;

  private final RemoteFiles remote;
  private final Jobs jobs;
  private final InHand inHand;
  private final Transactions transactions;
  private final Ids ids;

  public ImportVideo(
      RemoteFiles remote, Limits limits, Jobs jobs, Transactions transactions, Ids ids) {
    this.remote = remote;
    this.jobs = jobs;
    this.inHand = new InHand(jobs, limits);
    this.transactions = transactions;
    this.ids = ids;
  }

  /// Who wants what.
  ///
  /// @param url where the video is
  public record Command(Caller caller, String url) {}

  /// What is under way.
  ///
  /// @param video the id that it will have
  public record Started(JobId job, SourceVideoId video) {}

  /// Puts the fetching into the background.
  ///
  /// @throws InvalidInput if nothing can be fetched from there
  /// @throws Refused if so many imports of the caller are worked on as the plan allows
  public Started handle(Command command) {
    String url = command.url().strip();
    if (url.length() > LONGEST_ADDRESS) {
      throw new InvalidInput("url", "must have at most " + LONGEST_ADDRESS + " characters");
    }
    remote
        .refusal(url)
        .ifPresent(
            rule -> {
              throw new InvalidInput("url", rule);
            });
    PartyId party = command.caller().party();
    SourceVideoId video = new SourceVideoId(ids.next());
    JobId job =
        transactions.call(
            () -> {
              JobId queued =
                  jobs.enqueue(
                      FetchVideo.KIND,
                      party,
                      video.text(),
                      0,
                      new FetchVideo.Wanted(video.text(), party.text(), url));
              inHand.checkImports(party);
              return queued;
            });
    return new Started(job, video);
  }
}
