package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.PassKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Keeps keys in the heap.
public final class InMemoryPassKeys implements PassKeys {

  private final List<PassKey> keys = new ArrayList<>();

  @Override
  public List<PassKey> list() {
    return List.copyOf(keys);
  }

  @Override
  public void add(PassKey key) {
    keys.addFirst(key);
  }

  @Override
  public void removeMadeBefore(Instant time) {
    keys.removeIf(key -> key.madeAt().isBefore(time));
  }
}
