package io.clipgen.application.clips.port;

import io.clipgen.application.operations.JobHandler;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A file could not be kept or read.
public final class StorageFailure extends RuntimeException implements JobHandler.Told {

  private static final long serialVersionUID = 1L;

  /// Whose fault it is.
  public enum Kind {
    /// The content could not be read to its end: who sends it broke off.
    SENDER,
    /// The disk or the bucket is full.
    FULL,
    /// The storage does not work or has not what was promised.
    OURS
  }

  private final Kind kind;

  /// @param message a sentence for the operator
  public StorageFailure(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /// What went wrong with a file of this machine: there is no room left, or something else.
  ///
  /// @param what the beginning of the sentence
  public static StorageFailure of(String what, IOException cause) {
    return String.valueOf(cause.getMessage()).contains("No space left")
        ? new StorageFailure(
            Kind.FULL, what + ": the disk is full: free some space and try again", cause)
        : new StorageFailure(Kind.OURS, what + ": " + cause.getMessage(), cause);
  }

  /// A failure of our own.
  public StorageFailure(String message) {
    this(Kind.OURS, message, null);
  }

  /// Whose fault it is.
  public Kind kind() {
    return kind;
  }
}
