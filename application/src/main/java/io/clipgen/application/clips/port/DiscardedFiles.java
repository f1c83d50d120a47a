package io.clipgen.application.clips.port;

import java.time.Instant;
import java.util.List;

/// Stored files that nothing names any more. Somebody may still be reading them, so they go a while
/// later. Writes join the open transaction.
public interface DiscardedFiles {

  /// Notes that nothing names these files any more.
  void add(List<BlobKey> files, Instant now);

  /// Some of those that were discarded before `before`, oldest first, at most `limit`.
  List<BlobKey> discardedBefore(Instant before, int limit);

  /// Forgets files that are gone.
  void forget(List<BlobKey> files);
}
