package io.clipgen.simulators;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The faults that are still to happen, oldest first.
///
/// @param <K> what can go wrong
public final class Faults<K> {

  private final List<Fault<K>> waiting = new ArrayList<>();

  /// Adds a fault behind those that wait.
  public synchronized void add(Fault<K> fault) {
    waiting.add(fault);
  }

  /// Forgets all of them.
  public synchronized void clear() {
    waiting.clear();
  }

  /// The fault that strikes this request, if one does.
  public synchronized Optional<Fault<K>> strike(String operation) {
    for (int i = 0; i < waiting.size(); i++) {
      Fault<K> fault = waiting.get(i);
      if (fault.operation().equals(operation)) {
        Fault<K> left = fault.spent();
        if (left.times() == 0) {
          waiting.remove(i);
        } else {
          waiting.set(i, left);
        }
        return fault.skip() == 0 ? Optional.of(fault) : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
