package io.clipgen.application.operations.port;

import io.clipgen.application.operations.Notice;
import org.jspecify.annotations.Nullable;

/// Finds out whether a provider's notice is genuine, and what it says.
public interface NoticeReader {

  /// Checks the signature over the body as it came, byte for byte, and only then looks into it.
  ///
  /// @param signature what came beside the body; `null` if nothing did
  Reading read(@Nullable String signature, byte[] body);

  /// What came of it.
  sealed interface Reading {

    /// The provider wrote it, lately.
    record Genuine(Notice notice) implements Reading {}

    /// Not known to be the provider's, too old, or not to be understood.
    ///
    /// @param reason a sentence for whoever set up the provider
    record Doubtful(String reason) implements Reading {}
  }
}
