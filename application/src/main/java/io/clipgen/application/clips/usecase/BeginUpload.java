package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.Uploads;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Limits;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Upload;
import io.clipgen.domain.shared.SourceVideoId;

/// Begins an upload that may be interrupted and continued (CLIP-01).
public final class BeginUpload {

  private final Uploads uploads;
  private final Limits limits;
  private final UploadPolicy policy;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final Ids ids;

  public BeginUpload(
      Uploads uploads,
      Limits limits,
      UploadPolicy policy,
      Transactions transactions,
      BusinessClock clock,
      Ids ids) {
    this.uploads = uploads;
    this.limits = limits;
    this.policy = policy;
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
  }

  /// Who wants to upload what.
  ///
  /// @param fileName as the sender calls it; becomes the title, and nothing else
  /// @param note what the sender wants to be told again with the upload
  /// @param length how many bytes it has
  public record Command(Caller caller, String fileName, String note, long length) {}

  /// What became of the wish.
  public sealed interface Outcome {

    /// Its bytes can come.
    record Begun(Upload upload) implements Outcome {}

    /// It is larger than the sender's plan allows.
    record TooLarge(long limit) implements Outcome {}
  }

  /// The largest upload in bytes that `caller` may begin.
  public long most(Caller caller) {
    return limits.maxUploadBytes(caller.party());
  }

  /// Begins an upload.
  ///
  /// @throws InvalidInput if it has no bytes
  /// @throws Refused if too many of the caller's uploads wait for bytes
  public Outcome handle(Command command) {
    if (command.length() < 1) {
      throw new InvalidInput("Upload-Length", "must be at least 1");
    }
    long limit = most(command.caller());
    if (command.length() > limit) {
      return new Outcome.TooLarge(limit);
    }
    Upload upload =
        Upload.begin(
            new SourceVideoId(ids.next()),
            command.caller().party(),
            Titles.of(command.fileName()),
            command.note(),
            command.length(),
            clock.now(),
            policy.lifetime());
    transactions.run(
        () -> {
          if (uploads.countReceiving(upload.owner(), upload.begunAt()) >= policy.mostAtOnce()) {
            throw new Refused(
                "too-many-uploads",
                "You have %d unfinished uploads: continue or end one of them first."
                    .formatted(policy.mostAtOnce()));
          }
          uploads.add(upload);
        });
    return new Outcome.Begun(upload);
  }
}
