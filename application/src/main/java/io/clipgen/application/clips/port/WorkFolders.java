package io.clipgen.application.clips.port;

import java.nio.file.Path;
import java.util.function.Predicate;

/// Lends private folders on this machine's disk to work in. What a dead process left is removed
/// sooner or later.
public interface WorkFolders {

  /// A new, empty folder that nobody else writes to.
  ///
  /// @throws StorageFailure if none can be made
  WorkFolder open();

  /// The folder of that name, with what was left in it by whoever worked in it before on this
  /// machine, even one that was killed: what has its final name there is whole. New and empty if
  /// there is none, or while somebody else works in it. Closing it leaves it for the next; it stays
  /// until [#discard], or until nobody has worked in it for a day.
  ///
  /// @param name lower-case letters, digits, hyphens and underscores
  /// @throws StorageFailure if none can be made
  WorkFolder resume(String name);

  /// Removes the folder of that name, unless somebody works in it; removing none changes nothing.
  void discard(String name);

  /// Removes, of the folders to be resumed on this machine, those that nobody needs any more,
  /// unless somebody works in them: what they were for may have ended on another machine.
  ///
  /// @param over whether what a folder of that name is for has ended
  void discardIf(Predicate<String> over);

  /// A folder that is lent until it is closed.
  interface WorkFolder extends AutoCloseable {

    /// Where it is.
    Path path();

    /// Makes sure that so much can be written here, and that something is left on the disk for
    /// others.
    ///
    /// @throws StorageFailure of the kind `FULL` if not, with the numbers
    void requireRoom(long bytes);

    /// Removes it with all that is in it, unless it is one to [#resume].
    @Override
    void close();
  }
}
