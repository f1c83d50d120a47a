package io.clipgen.application.campaigns.port;

import io.clipgen.domain.campaigns.ScheduleVersion;
import java.util.Collection;
import java.util.List;

/// Where the published versions of schedules are kept. What is there is never changed.
public interface Schedules {

  /// Every version, in no order. May be a moment old: [#settle] waits that moment out.
  List<ScheduleVersion> known();

  /// Every version as of now. Nobody else publishes until the open transaction ends.
  List<ScheduleVersion> lock();

  /// Writes new versions, in the transaction that has called [#lock].
  void add(Collection<ScheduleVersion> versions);

  /// Answers when no process can still take an older answer of [#known] for the whole. Never called
  /// inside a transaction.
  void settle();
}
