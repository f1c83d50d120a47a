package io.clipgen.application.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// Work that hangs on business time: deadlines, silence, releases, view readings. Run regularly, on
/// one instance at a time, and whenever an administrator moves the clock of an embedded
/// installation.
public interface DueWork {

  /// Its name, in kebab case, as logs and metrics show it.
  String name();

  /// How often it is looked at, in machine time.
  Duration every();

  /// What is looked at before it, by name: what it decides rests on what they do, and time may go
  /// on by weeks in one step.
  default Set<String> after() {
    return Set.of();
  }

  /// Handles one bounded batch of what is due at `now`, in transactions of its own.
  ///
  /// @return how many things were handled; it is called again at once while this is above zero
  int run(Instant now);
}
