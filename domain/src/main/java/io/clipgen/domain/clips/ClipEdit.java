package io.clipgen.domain.clips;

import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import java.time.Instant;

/// Somebody has changed a clip, and what came of it. Until it is made, and if it cannot be, the
/// clip stays what it was.
///
/// @param job who works on it
/// @param clip what was changed
/// @param target what the change becomes: the same clip, or a new one
/// @param madeOn the version of `clip` that was changed
/// @param recipe what it is to be
/// @param askedAt when, in business time
/// @param outcome what came of it
public record ClipEdit(
    JobId job,
    ClipId clip,
    ClipId target,
    int madeOn,
    Recipe recipe,
    Instant askedAt,
    Outcome outcome) {

  /// An edit that nobody has worked on yet.
  public static ClipEdit of(
      JobId job, ClipId clip, ClipId target, int madeOn, Recipe recipe, Instant askedAt) {
    return new ClipEdit(job, clip, target, madeOn, recipe, askedAt, new Pending());
  }

  /// Whether it becomes a clip of its own.
  public boolean isCopy() {
    return !target.equals(clip);
  }

  /// Whether it is still worked on.
  public boolean isPending() {
    return outcome instanceof Pending;
  }

  /// What came of an edit.
  public sealed interface Outcome {}

  /// Nothing yet.
  public record Pending() implements Outcome {}

  /// It is the clip now.
  public record Made() implements Outcome {}

  /// The clip is what it was.
  ///
  /// @param reason a sentence for who asked
  public record Failed(String reason) implements Outcome {}
}
