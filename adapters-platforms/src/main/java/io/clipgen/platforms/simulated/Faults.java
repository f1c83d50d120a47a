package io.clipgen.platforms.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The faults that are still to happen, oldest first.
final class Faults {

  private final List<Fault> waiting = new ArrayList<>();

  synchronized void add(Fault fault) {
    waiting.add(fault);
  }

  synchronized void clear() {
    waiting.clear();
  }

  /// The fault that strikes this request, if one does.
  synchronized Optional<Fault> strike(String operation) {
    for (int i = 0; i < waiting.size(); i++) {
      Fault fault = waiting.get(i);
      if (fault.operation().equals(operation)) {
        Fault left = fault.spent();
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
