package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.port.TranscriptReader;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.application.clips.port.WorkFolders;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import io.clipgen.domain.shared.SourceVideoId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Takes what is said in a video from who knows it, in place of what was taken before. Orders of
/// clips go by it from then on instead of listening; clips that were made or ordered before go by
/// the words that they went by.
public final class BringTranscript {

  /// The most characters of a word: where a script has no spaces, that is a line.
  static final int LONGEST_WORD = 500;

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

  private final SourceVideos videos;
  private final TranscriptReader reader;
  private final WorkFolders folders;
  private final Transactions transactions;
  private final int mostBytes;
  private final Lock reading = new ReentrantLock();

  /// @param mostBytes the most bytes of a transcript
  public BringTranscript(
      SourceVideos videos,
      TranscriptReader reader,
      WorkFolders folders,
      Transactions transactions,
      int mostBytes) {
    this.videos = videos;
    this.reader = reader;
    this.folders = folders;
    this.transactions = transactions;
    this.mostBytes = mostBytes;
  }

  /// Whose video, and its transcript.
  ///
  /// @param language what is spoken, as an ISO 639 code of two or three letters; `null`: as the
  ///   transcript says, if it does
  /// @param content SRT, WebVTT or Whisper's JSON; read to the end or to the limit, not closed
  public record Command(
      Caller caller, SourceVideoId video, @Nullable String language, InputStream content) {}

  /// What became of it.
  public sealed interface Outcome {

    /// It is kept.
    ///
    /// @param transcript what lies within the video
    record Kept(Transcript transcript) implements Outcome {}

    /// It is no transcript of this video.
    record Unusable(String reason) implements Outcome {}

    /// It is larger than the limit, in bytes.
    record TooLarge(long limit) implements Outcome {}
  }

  /// The video, if the caller may bring its transcript: said before a transcript is sent.
  ///
  /// @throws NotFound if the caller sees no such video
  /// @throws Forbidden if it is somebody else's
  public SourceVideo admit(Caller caller, SourceVideoId id) {
    SourceVideo video =
        videos.findVisible(id, caller.party()).orElseThrow(() -> new NotFound("video", id));
    if (!video.owner().equals(caller.party())) {
      throw new Forbidden("Only who uploaded a video brings its transcript.");
    }
    return video;
  }

  /// Reads and keeps a transcript.
  ///
  /// @throws NotFound if the caller sees no such video
  /// @throws Forbidden if it is somebody else's
  /// @throws InvalidInput if the language is none
  /// @throws StorageFailure if the sender broke off
  public Outcome handle(Command command) {
    SourceVideo video = admit(command.caller(), command.video());
    String language = command.language();
    if (language != null && !LANGUAGE.matcher(language).matches()) {
      throw new InvalidInput("language", "must be an ISO 639 code, such as en");
    }
    byte[] content = received(command.content());
    if (content.length > mostBytes) {
      return new Outcome.TooLarge(mostBytes);
    }
    try {
      Transcript said = read(content).until(video.info().durationMs());
      Optional<String> fault = fault(said);
      if (fault.isPresent()) {
        return new Outcome.Unusable(fault.get());
      }
      Transcript kept = language == null ? said : said.in(language);
      transactions.run(() -> videos.saveTranscript(video.id(), kept));
      return new Outcome.Kept(kept);
    } catch (UnusableMedia unusable) {
      return new Outcome.Unusable(String.valueOf(unusable.getMessage()));
    }
  }

  /// Gives up what was brought: orders of clips go by what is heard again.
  ///
  /// @throws NotFound if the caller sees no such video
  /// @throws Forbidden if it is somebody else's
  public void giveUp(Caller caller, SourceVideoId id) {
    SourceVideo video = admit(caller, id);
    transactions.run(() -> videos.removeTranscript(video.id()));
  }

  private byte[] received(InputStream content) {
    try {
      return content.readNBytes(mostBytes + 1);
    } catch (IOException e) {
      throw new StorageFailure(
          StorageFailure.Kind.SENDER, "The transcript did not arrive to its end.", e);
    }
  }

  // One at a time: what is read from JSON takes many times its room.
  private Transcript read(byte[] content) {
    reading.lock();
    try (WorkFolders.WorkFolder folder = folders.open()) {
      folder.requireRoom(content.length);
      Path file = folder.path().resolve("transcript");
      Files.write(file, content);
      return reader.read(file);
    } catch (IOException e) {
      throw StorageFailure.of("The transcript cannot be kept", e);
    } finally {
      reading.unlock();
    }
  }

  private static Optional<String> fault(Transcript said) {
    if (said.isSilent()) {
      return Optional.of(
          "No word of this transcript lies within the video: is it the transcript of another one?");
    }
    return said.words().stream()
        .filter(word -> word.text().length() > LONGEST_WORD)
        .findFirst()
        .map(BringTranscript::tooLong);
  }

  private static String tooLong(Word word) {
    return "At %s the transcript has a word of %d characters: %d are the most."
        .formatted(Span.clock(word.span().startMs()), word.text().length(), LONGEST_WORD);
  }
}
