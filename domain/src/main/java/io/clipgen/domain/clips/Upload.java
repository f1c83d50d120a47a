package io.clipgen.domain.clips;

import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Duration;
import java.time.Instant;

/// A video that arrives in parts, and what became of it. Its bytes come in order, each once: who
/// wants to add some says from which byte they are, and is right or learns where it stands.
///
/// @param video the id that the video will have
/// @param owner whose it will be; nobody else sees or continues the upload
/// @param title what the video will be called
/// @param note what the sender has noted with it, given back as it came; empty if nothing
/// @param length how many bytes it will have, at least 1
/// @param received how many of them have arrived
/// @param state how far it is
/// @param begunAt when it was begun, in business time
/// @param expiresAt when it is given up unless something arrives before, in business time
public record Upload(
    SourceVideoId video,
    PartyId owner,
    String title,
    String note,
    long length,
    long received,
    State state,
    Instant begunAt,
    Instant expiresAt) {

  public Upload {
    if (length < 1 || received < 0 || received > length) {
      throw new IllegalArgumentException("an upload has from 0 to all of at least 1 byte");
    }
    if (!(state instanceof Receiving) && received < length) {
      throw new IllegalArgumentException("an upload is not worked on before it is whole");
    }
  }

  /// An upload of which nothing has arrived yet.
  ///
  /// @param lifetime how long after its last byte it is given up
  public static Upload begin(
      SourceVideoId video,
      PartyId owner,
      String title,
      String note,
      long length,
      Instant now,
      Duration lifetime) {
    return new Upload(
        video, owner, title, note, length, 0, new Receiving(), now, now.plus(lifetime));
  }

  /// Whether bytes from `from` on may be added.
  public Admission admit(long from, Instant now) {
    if (isExpired(now)) {
      return new Expired();
    }
    return from == received ? new Welcome(length - received) : new Elsewhere(received);
  }

  /// The same upload, after `bytes` more have arrived.
  public Upload with(long bytes, Instant now, Duration lifetime) {
    return new Upload(
        video, owner, title, note, length, received + bytes, state, begunAt, now.plus(lifetime));
  }

  /// The same upload, whole, while `job` makes a video of it.
  public Upload handedTo(JobId job) {
    return in(new Complete(job));
  }

  /// The same upload, after it has become a video.
  public Upload taken() {
    return in(new Taken());
  }

  /// The same upload, whole, after it was found that it is no video that can be used.
  public Upload refused(String reason) {
    return in(new Refused(reason));
  }

  /// Whether all bytes have arrived.
  public boolean isWhole() {
    return received == length;
  }

  /// Whether it is over because nothing has arrived for too long. A whole one that is worked on is
  /// not.
  public boolean isExpired(Instant now) {
    return !(state instanceof Complete) && !now.isBefore(expiresAt);
  }

  private Upload in(State next) {
    return new Upload(video, owner, title, note, length, received, next, begunAt, expiresAt);
  }

  /// How far an upload is.
  public sealed interface State {

    /// The state in a word.
    String word();
  }

  /// Bytes are missing.
  public record Receiving() implements State {
    @Override
    public String word() {
      return "receiving";
    }
  }

  /// All bytes are there; a job makes a video of them.
  public record Complete(JobId job) implements State {
    @Override
    public String word() {
      return "complete";
    }
  }

  /// It has become a video.
  public record Taken() implements State {
    @Override
    public String word() {
      return "taken";
    }
  }

  /// It cannot become a video.
  ///
  /// @param reason a sentence for its owner
  public record Refused(String reason) implements State {
    @Override
    public String word() {
      return "refused";
    }
  }

  /// The answer to who wants to add bytes.
  public sealed interface Admission {}

  /// They may come.
  ///
  /// @param room how many at most: all that are missing
  public record Welcome(long room) implements Admission {}

  /// They do not begin where the others end.
  ///
  /// @param received the byte to go on from
  public record Elsewhere(long received) implements Admission {}

  /// It was given up.
  public record Expired() implements Admission {}
}
