package io.clipgen.persistence.embedded;

import org.jspecify.annotations.Nullable;

/// The embedded PostgreSQL cannot be used. The message is one sentence for the person at the
/// keyboard.
public final class EmbeddedPostgresFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EmbeddedPostgresFailure(String sentence) {
    this(sentence, null);
  }

  EmbeddedPostgresFailure(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
