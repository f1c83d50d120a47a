package io.clipgen.application.operations;

import java.time.Duration;

/// Tells whether work gets done.
public interface Pulse {

  /// How long the oldest job that could run by now has been waiting, in machine time; zero when
  /// none waits. It asks the database, so an answer also means that the database answers.
  Duration oldestDueJob();
}
