package io.clipgen.application.clips.port;

/// Where one step of the pipeline says how far it is, and learns that it is to stop.
@FunctionalInterface
public interface Meter {

  /// Listens to nothing and never stops anything.
  Meter NONE = _ -> {};

  /// Reports that a fraction of the step is done.
  ///
  /// @param fraction from 0 to 1
  /// @throws InterruptedException when the step is to stop
  void reached(double fraction) throws InterruptedException;
}
