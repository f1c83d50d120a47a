package io.clipgen.application.clips.port;

import java.time.Duration;
import java.util.List;

/// Stored files that nothing names any more, or not yet. Somebody may still be reading them, or be
/// about to name them, so they go a while later: by the machine's clock, for that is the one by
/// which they read and write. Writes join the open transaction.
public interface DiscardedFiles {

  /// Notes that nothing names these files, now. Of a file that was noted before, the later time
  /// counts.
  void add(List<BlobKey> files);

  /// Some of those that were discarded at least `age` ago, oldest first, at most `limit`.
  List<BlobKey> discardedFor(Duration age, int limit);

  /// Forgets files that are gone, or that something names now.
  void forget(List<BlobKey> files);
}
