package io.clipgen.media.asking;

import io.clipgen.application.clips.port.Meter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The keys that a vendor is asked with. Each question takes the one used least of those that do
/// not rest. A key rests when it asked too often, for as long as the vendor says; for long when it
/// is not accepted; and, each time twice as long, when the vendor fails.
///
/// A key has a number, from 1: that is what is said of it, never the key.
final class KeyPool {

  static final Duration LIMITED = Duration.ofMinutes(1);
  static final Duration DENIED = Duration.ofHours(12);
  static final Duration FIRST_STUMBLE = Duration.ofSeconds(1);
  static final Duration LONGEST_STUMBLE = Duration.ofMinutes(5);

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final String vendor;
  private final InstantSource clock;
  private final Waiter waiter;
  private final Duration patience;
  private final List<Key> keys = new ArrayList<>();

  /// A key that was taken.
  static final class Key {

    private final int number;
    private final String secret;
    private long uses;
    private int stumbles;
    private Instant free = Instant.MIN;

    private Key(int number, String secret) {
      this.number = number;
      this.secret = secret;
    }

    String secret() {
      return secret;
    }

    @Override
    public String toString() {
      return "key " + number;
    }
  }

  /// All keys rest for longer than anybody waits.
  static final class AllRest extends Exception {

    private static final long serialVersionUID = 1L;

    AllRest(String sentence) {
      super(sentence);
    }
  }

  /// @param vendor whose keys they are, as in `Gemini`
  /// @param patience how long it is waited for a key
  KeyPool(
      String vendor, List<String> secrets, Duration patience, InstantSource clock, Waiter waiter) {
    this.vendor = vendor;
    this.clock = clock;
    this.waiter = waiter;
    this.patience = patience;
    secrets.stream().distinct().forEach(secret -> keys.add(new Key(keys.size() + 1, secret)));
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("a pool needs a key");
    }
  }

  /// The next key to ask with; waits for one where that is not long.
  ///
  /// @param meter learns nothing, but may stop the waiting
  /// @throws AllRest a sentence that says when the next one is free
  Key take(Meter meter, double fraction) throws AllRest, InterruptedException {
    var deadline = clock.instant().plus(patience);
    while (true) {
      Duration wait;
      synchronized (this) {
        var now = clock.instant();
        var next =
            keys.stream()
                .min(
                    Comparator.comparing((Key key) -> now.isBefore(key.free) ? key.free : now)
                        .thenComparingLong(key -> key.uses))
                .orElseThrow();
        if (!now.isBefore(next.free)) {
          next.uses++;
          return next;
        }
        if (next.free.isAfter(deadline)) {
          throw new AllRest(resting(next.free));
        }
        wait = Duration.between(now, next.free);
      }
      meter.reached(fraction);
      waiter.pause(wait.compareTo(LOOK) < 0 ? wait : LOOK);
    }
  }

  /// The key has brought an answer.
  synchronized void worked(Key key) {
    key.stumbles = 0;
  }

  /// The key has brought none.
  synchronized void failed(Key key, CallFailed failure) {
    var now = clock.instant();
    switch (failure.kind()) {
      case LIMITED -> key.free = now.plus(failure.retryAfter().orElse(LIMITED));
      case DENIED -> key.free = now.plus(DENIED);
      case BROKEN -> {
        var rest = FIRST_STUMBLE.multipliedBy(1L << Math.min(key.stumbles, 20));
        key.stumbles++;
        var least = failure.retryAfter().orElse(Duration.ZERO);
        var bounded = rest.compareTo(LONGEST_STUMBLE) < 0 ? rest : LONGEST_STUMBLE;
        key.free = now.plus(bounded.compareTo(least) < 0 ? least : bounded);
      }
      case REFUSED, UNREADABLE -> {}
    }
  }

  /// A text from outside without any of the keys in it.
  String redacted(String text) {
    var result = text;
    for (var key : keys) {
      result = result.replace(key.secret, "(" + key + ")");
    }
    return result;
  }

  int size() {
    return keys.size();
  }

  private String resting(Instant free) {
    var at = free.plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
    return keys.size() == 1
        ? "the only key for %s rests until %s".formatted(vendor, at)
        : "all %d keys for %s rest, the next one until %s".formatted(keys.size(), vendor, at);
  }
}
