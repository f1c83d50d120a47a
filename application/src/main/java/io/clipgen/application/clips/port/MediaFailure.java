package io.clipgen.application.clips.port;

import io.clipgen.application.operations.JobHandler;
import org.jspecify.annotations.Nullable;

/// A step failed although the file may be good: a missing program, a full disk, a time limit.
/// Trying again may help.
public final class MediaFailure extends RuntimeException implements JobHandler.Told {

  private static final long serialVersionUID = 1L;

  /// @param reason a sentence that says what failed and what to do
  public MediaFailure(String reason) {
    super(reason);
  }

  /// @param reason a sentence that says what failed and what to do
  /// @param cause what was thrown
  public MediaFailure(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
