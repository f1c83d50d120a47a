package io.clipgen.application.clips.port;

import java.nio.file.Path;

/// Lends private folders on this machine's disk to work in. What a dead process left is removed
/// sooner or later.
public interface WorkFolders {

  /// A new, empty folder that nobody else writes to.
  ///
  /// @throws StorageFailure if none can be made
  WorkFolder open();

  /// A folder that is lent until it is closed.
  interface WorkFolder extends AutoCloseable {

    /// Where it is.
    Path path();

    /// Removes it with all that is in it.
    @Override
    void close();
  }
}
