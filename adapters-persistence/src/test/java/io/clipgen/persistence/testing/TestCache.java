package io.clipgen.persistence.testing;

import java.nio.file.Path;

/// Where tests unpack PostgreSQL, once for all of them.
public final class TestCache {

  private TestCache() {}

  /// The folder, one per user.
  public static Path folder() {
    return Path.of(
        System.getProperty("java.io.tmpdir"),
        "clipgen-test-cache-" + System.getProperty("user.name"));
  }
}
