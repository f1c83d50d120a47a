package io.clipgen.domain.clips;

import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Instant;

/// A video that somebody uploaded so that clips are made of it. Only a file that passed the
/// [SourceRules] becomes one.
///
/// @param owner who uploaded it
/// @param title what people call it: the name of the uploaded file, without its ending
/// @param file the storage key of its bytes
/// @param info what the file is
/// @param state whether clips can be made of it
/// @param uploadedAt when, in business time
public record SourceVideo(
    SourceVideoId id,
    PartyId owner,
    String title,
    String file,
    MediaInfo info,
    State state,
    Instant uploadedAt) {

  /// The most characters of a title.
  public static final int LONGEST_TITLE = 200;

  public SourceVideo {
    if (title.isBlank() || title.length() > LONGEST_TITLE) {
      throw new IllegalArgumentException("a title has 1 to " + LONGEST_TITLE + " characters");
    }
  }

  /// A video that has just passed its checks.
  public static SourceVideo of(
      SourceVideoId id,
      PartyId owner,
      String title,
      String file,
      MediaInfo info,
      Instant uploadedAt) {
    return new SourceVideo(id, owner, title, file, info, new Usable(), uploadedAt);
  }

  /// Whether clips can be made of it.
  public boolean isUsable() {
    return state instanceof Usable;
  }

  /// The same video, after reading all of it has shown that it cannot be used.
  public SourceVideo refused(String reason) {
    return new SourceVideo(id, owner, title, file, info, new Refused(reason), uploadedAt);
  }

  /// Whether clips can be made of it.
  public sealed interface State {}

  /// It passed its checks.
  public record Usable() implements State {}

  /// It is broken somewhere, which showed only when all of it was read.
  ///
  /// @param reason a sentence for its owner
  public record Refused(String reason) implements State {}
}
