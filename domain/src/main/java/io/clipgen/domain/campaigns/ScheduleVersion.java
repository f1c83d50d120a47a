package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One published version of a schedule. It is never changed.
///
/// @param number rising by one within its kind; the content's version is `v` and the number
/// @param from its first instant, in business time; [Instant#EPOCH] for what has always been so
/// @param publishedAt when, in business time; [Instant#EPOCH] for what the configuration said
/// @param by who published it; `null` for what the configuration said
/// @param note why
public record ScheduleVersion(
    int number,
    Schedule content,
    Instant from,
    Instant publishedAt,
    @Nullable PartyId by,
    String note) {

  public ScheduleVersion {
    if (!content.version().equals("v" + number)) {
      throw new IllegalArgumentException(
          "version " + number + " of a schedule is called v" + number);
    }
  }

  /// Which schedule it is a version of.
  public ScheduleKind kind() {
    return content.kind();
  }
}
