package io.clipgen.application.campaigns.testing;

import io.clipgen.application.campaigns.port.Disputes;
import io.clipgen.application.campaigns.port.EvidenceFiles;
import io.clipgen.application.campaigns.query.DisputeBoard;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.campaigns.Dispute;
import io.clipgen.domain.campaigns.Evidence;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.DisputeId;
import io.clipgen.domain.shared.EvidenceId;
import io.clipgen.domain.shared.PartyId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// [Disputes], their board and their files, in memory.
public final class InMemoryDisputes implements Disputes, DisputeBoard, EvidenceFiles {

  private final Map<DisputeId, Dispute> disputes = new LinkedHashMap<>();
  private final List<Evidence> evidence = new ArrayList<>();
  private final Map<EvidenceId, byte[]> files = new HashMap<>();

  @Override
  public void add(Dispute dispute) {
    disputes.put(dispute.id(), dispute);
  }

  @Override
  public void save(Dispute dispute) {
    disputes.put(dispute.id(), dispute);
  }

  @Override
  public Optional<Dispute> find(DisputeId id) {
    return Optional.ofNullable(disputes.get(id));
  }

  @Override
  public Optional<Dispute> openOn(ClaimId claim) {
    return disputes.values().stream()
        .filter(dispute -> dispute.open() && dispute.claim().equals(claim))
        .findFirst();
  }

  @Override
  public void add(Evidence more) {
    evidence.add(more);
  }

  @Override
  public List<Evidence> evidence(DisputeId dispute) {
    return evidence.stream().filter(each -> each.dispute().equals(dispute)).toList();
  }

  @Override
  public Optional<Evidence> find(EvidenceId id) {
    return evidence.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Page<Dispute> of(PartyId party, @Nullable String after, int limit) {
    return new Page<>(
        disputes.values().stream().filter(each -> each.concerns(party)).limit(limit).toList(),
        null);
  }

  @Override
  public Page<Dispute> all(@Nullable Boolean open, @Nullable String after, int limit) {
    return new Page<>(
        disputes.values().stream()
            .filter(each -> open == null || each.open() == open)
            .limit(limit)
            .toList(),
        null);
  }

  @Override
  public long put(EvidenceId id, InputStream content) {
    try {
      byte[] all = content.readAllBytes();
      files.put(id, all);
      return all.length;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public InputStream open(EvidenceId id) {
    return new ByteArrayInputStream(Objects.requireNonNull(files.get(id)));
  }

  @Override
  public void delete(EvidenceId id) {
    files.remove(id);
  }
}
