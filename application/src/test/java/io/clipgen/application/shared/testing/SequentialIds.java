package io.clipgen.application.shared.testing;

import io.clipgen.application.shared.Ids;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Ids that count from one, in the form of UUIDs of version 7: the same in every run, and in order.
public final class SequentialIds implements Ids {

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final AtomicLong last;

  /// Begins with number 1.
  public SequentialIds() {
    this(0);
  }

  /// Goes on after number `last`.
  public SequentialIds(long last) {
    this.last = new AtomicLong(last);
  }

  /// The number of the id that was made last.
  public long last() {
    return last.get();
  }

  @Override
  public UUID next() {
    return of(last.incrementAndGet());
  }

  /// The id with number `number`.
  public static UUID of(long number) {
    return new UUID(number << 16 | VERSION_7, VARIANT);
  }
}
