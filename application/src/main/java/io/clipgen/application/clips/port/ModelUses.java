package io.clipgen.application.clips.port;

import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;

/// What models were asked, for whom. Writes join the open transaction.
public interface ModelUses {

  /// Notes a call. It is noted as soon as it was made, whatever becomes of the job.
  ///
  /// @param job the order it was made for, which must be there
  /// @param party who ordered
  /// @param at when, in business time
  void add(JobId job, PartyId party, ModelUse use, Instant at);
}
