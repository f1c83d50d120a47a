package io.clipgen.application.identity.testing;

import io.clipgen.application.identity.port.SigningKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Signing keys in memory.
public final class InMemorySigningKeys implements SigningKeys {

  private final List<SigningKey> keys = new ArrayList<>();

  @Override
  public synchronized List<SigningKey> list() {
    return keys.stream()
        .sorted(Comparator.comparing(SigningKey::madeAt).thenComparing(SigningKey::id).reversed())
        .toList();
  }

  @Override
  public synchronized void add(SigningKey key) {
    keys.add(key);
  }

  @Override
  public synchronized void dropMadeBefore(Instant instant) {
    keys.removeIf(key -> key.madeAt().isBefore(instant));
  }
}
