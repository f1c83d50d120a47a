package io.clipgen.application.campaigns.port;

import io.clipgen.domain.campaigns.Dispute;
import io.clipgen.domain.campaigns.Evidence;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.DisputeId;
import io.clipgen.domain.shared.EvidenceId;
import java.util.List;
import java.util.Optional;

/// Where disputes are kept, with what both sides put forward. Opened and decided only with their
/// claim locked.
public interface Disputes {

  void add(Dispute dispute);

  void save(Dispute dispute);

  Optional<Dispute> find(DisputeId id);

  /// The open dispute about a claim; there is one at most.
  Optional<Dispute> openOn(ClaimId claim);

  void add(Evidence evidence);

  /// What was put forward, oldest first.
  List<Evidence> evidence(DisputeId dispute);

  Optional<Evidence> find(EvidenceId id);
}
