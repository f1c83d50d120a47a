package io.clipgen.domain.clips;

import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A media file that can be played while it is fetched, in the quality that the line allows.
///
/// @param subject what is streamed, as the text form of its id; it has one stream at a time
/// @param owner whose it is
/// @param job what makes it
/// @param source where the file is stored
/// @param version changes whenever the stored file does
/// @param captions where its captions are stored (WebVTT), if it has any
/// @param preview how much of it those may see who have no access; nothing of it if there is none
/// @param planned the names of the renditions that are made, known before any is stored; empty
///   before
/// @param transcoded the renditions that were made and checked; empty before
/// @param state how far it is
/// @param orderedAt when, in business time
public record MediaStream(
    StreamId id,
    String subject,
    PartyId owner,
    JobId job,
    String source,
    String version,
    Optional<String> captions,
    Optional<Duration> preview,
    List<String> planned,
    List<Rendition> transcoded,
    State state,
    Instant orderedAt) {

  /// The shortest preview: a segment.
  public static final Duration SHORTEST_PREVIEW = Duration.ofMillis(Ladder.SEGMENT_MS);

  /// The longest preview: longer than anything that is streamed.
  public static final Duration LONGEST_PREVIEW = Duration.ofDays(1);

  public MediaStream {
    transcoded = List.copyOf(transcoded);
    planned =
        planned.isEmpty()
            ? transcoded.stream().map(Rendition::name).toList()
            : List.copyOf(planned);
    if (preview.filter(MediaStream::isNoPreview).isPresent()) {
      throw new IllegalArgumentException(
          "must be from %d to %d seconds"
              .formatted(SHORTEST_PREVIEW.toSeconds(), LONGEST_PREVIEW.toSeconds()));
    }
  }

  private static boolean isNoPreview(Duration length) {
    return length.compareTo(SHORTEST_PREVIEW) < 0 || length.compareTo(LONGEST_PREVIEW) > 0;
  }

  /// How far a stream is.
  public sealed interface State {

    /// Its job waits or works.
    record Pending() implements State {}

    /// It can be played.
    record Ready(StreamContent content) implements State {}

    /// Its job gave up.
    ///
    /// @param reason a sentence for its owner
    record Failed(String reason) implements State {}
  }

  /// What the storage keys of its files begin with.
  public String files() {
    return "streams/" + id.text();
  }

  /// Whether it is of that version of the file, and was not given up.
  public boolean isOf(String file, String fileVersion) {
    return !(state instanceof State.Failed) && source.equals(file) && version.equals(fileVersion);
  }

  /// What there is to play, once there is.
  public Optional<StreamContent> content() {
    return state instanceof State.Ready ready ? Optional.of(ready.content()) : Optional.empty();
  }

  /// The same, of which the renditions of those names are to be made.
  public MediaStream planned(List<String> names) {
    return with(captions, preview, names, transcoded, state);
  }

  /// The same, of which those renditions are made.
  public MediaStream transcodedTo(List<Rendition> made) {
    return with(captions, preview, planned, made, state);
  }

  /// The same, as far as that.
  public MediaStream in(State reached) {
    return with(captions, preview, planned, transcoded, reached);
  }

  /// The same with other captions. Its renditions stay what they are.
  ///
  /// @param file where they are stored
  /// @param words whether there is anything in them to read
  public MediaStream captionedBy(String file, boolean words) {
    State captioned =
        state instanceof State.Ready ready
            ? new State.Ready(ready.content().captioned(words))
            : state;
    return with(Optional.of(file), preview, planned, transcoded, captioned);
  }

  /// The same, of which those who have no access may see so much, or nothing.
  ///
  /// @throws IllegalArgumentException if it is shorter than [#SHORTEST_PREVIEW] or longer than
  ///   [#LONGEST_PREVIEW]
  public MediaStream previewedFor(Optional<Duration> length) {
    return with(captions, length, planned, transcoded, state);
  }

  private MediaStream with(
      Optional<String> text,
      Optional<Duration> length,
      List<String> names,
      List<Rendition> made,
      State reached) {
    return new MediaStream(
        id, subject, owner, job, source, version, text, length, names, made, reached, orderedAt);
  }
}
