package io.clipgen.application.campaigns.port;

import io.clipgen.domain.shared.EvidenceId;
import java.io.InputStream;

/// Keeps the files that are put forward in disputes.
public interface EvidenceFiles {

  /// Keeps all of `content`. When it throws, nothing is kept. Never called inside a transaction.
  ///
  /// @return how many bytes there were
  long put(EvidenceId id, InputStream content);

  /// All bytes of a file. The caller closes it.
  InputStream open(EvidenceId id);

  /// Removes a file; removing none changes nothing.
  void delete(EvidenceId id);
}
