package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.ClipPipeline;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.application.clips.port.WorkFolders;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Limits;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.shared.SourceVideoId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Takes a source video (CLIP-01) and checks it (CLIP-02). It is received into a private folder,
/// looked at there, and only then stored: of a file that is refused, or whose sender breaks off,
/// nothing is left.
public final class UploadSource {

  private static final int BUFFER = 1 << 16;

  /// How often it is asked whether there is still room: before each so many bytes.
  private static final long ROOM = 64L << 20;

  private final WorkFolders folders;
  private final Limits limits;
  private final Ids ids;
  private final Intake intake;

  public UploadSource(
      WorkFolders folders,
      ClipPipeline pipeline,
      BlobStore files,
      SourceVideos videos,
      DiscardedFiles discarded,
      Limits limits,
      Transactions transactions,
      BusinessClock clock,
      Ids ids) {
    this.folders = folders;
    this.limits = limits;
    this.ids = ids;
    this.intake = new Intake(pipeline, files, videos, discarded, transactions, clock);
  }

  /// Who uploads what.
  ///
  /// @param fileName as the sender calls it; becomes the title, and nothing else
  /// @param content its bytes, read to the end or to the limit, not closed
  public record Command(Caller caller, String fileName, InputStream content) {}

  /// What became of an upload.
  public sealed interface Outcome {

    /// It is stored and clips can be made of it.
    record Accepted(SourceVideo video) implements Outcome {}

    /// The file cannot be used.
    record Unusable(String reason) implements Outcome {}

    /// It is larger than the sender's plan allows.
    record TooLarge(long limit) implements Outcome {}
  }

  /// Receives, checks and stores a video.
  ///
  /// @throws StorageFailure if the sender broke off, or the bytes could not be kept
  public Outcome handle(Command command) throws InterruptedException {
    long limit = limits.maxUploadBytes(command.caller().party());
    try (WorkFolders.WorkFolder folder = folders.open()) {
      Path received = folder.path().resolve("source");
      if (!receive(command.content(), received, limit, folder)) {
        return new Outcome.TooLarge(limit);
      }
      return new Outcome.Accepted(
          intake.take(
              new SourceVideoId(ids.next()),
              command.caller().party(),
              Titles.of(command.fileName()),
              received,
              folder,
              () -> {}));
    } catch (UnusableMedia refused) {
      return new Outcome.Unusable(String.valueOf(refused.getMessage()));
    }
  }

  /// @return whether all of it arrived within the limit
  private static boolean receive(
      InputStream content, Path file, long limit, WorkFolders.WorkFolder folder) {
    byte[] buffer = new byte[BUFFER];
    long received = 0;
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      for (int read = next(content, buffer); read >= 0; read = next(content, buffer)) {
        if (received == 0 || received / ROOM != (received + read) / ROOM) {
          folder.requireRoom(ROOM);
        }
        received += read;
        if (received > limit) {
          return false;
        }
        out.write(buffer, 0, read);
      }
      return true;
    } catch (IOException e) {
      throw StorageFailure.of("The upload cannot be kept", e);
    }
  }

  private static int next(InputStream content, byte[] buffer) {
    try {
      return content.read(buffer);
    } catch (IOException e) {
      throw new StorageFailure(
          StorageFailure.Kind.SENDER, "The file did not arrive to its end.", e);
    }
  }
}
