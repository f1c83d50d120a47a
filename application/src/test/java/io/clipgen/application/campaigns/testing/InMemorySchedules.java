package io.clipgen.application.campaigns.testing;

import io.clipgen.application.campaigns.port.Schedules;
import io.clipgen.domain.campaigns.ScheduleVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Published schedules in memory. One thread.
public final class InMemorySchedules implements Schedules {

  private final List<ScheduleVersion> all = new ArrayList<>();

  @Override
  public List<ScheduleVersion> known() {
    return List.copyOf(all);
  }

  @Override
  public List<ScheduleVersion> lock() {
    return known();
  }

  @Override
  public void add(Collection<ScheduleVersion> versions) {
    for (ScheduleVersion version : versions) {
      if (all.stream()
          .anyMatch(old -> old.kind() == version.kind() && old.number() == version.number())) {
        throw new IllegalStateException("there is a version " + version.number() + " already");
      }
      all.add(version);
    }
  }

  @Override
  public void settle() {}
}
