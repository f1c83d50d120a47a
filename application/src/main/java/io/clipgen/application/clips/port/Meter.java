package io.clipgen.application.clips.port;

/// Where one step of the pipeline says how far it is and what people should know of it, and learns
/// that it is to stop.
@FunctionalInterface
public interface Meter {

  /// Listens to nothing and never stops anything.
  Meter NONE = _ -> {};

  /// Reports that a fraction of the step is done.
  ///
  /// @param fraction from 0 to 1
  /// @throws InterruptedException when the step is to stop
  void reached(double fraction) throws InterruptedException;

  /// Counts a call of a model, whatever becomes of the step.
  default void used(ModelUse use) {}

  /// Says something that whoever gets the result should know, such as that another way was taken
  /// than the one configured.
  ///
  /// @param sentence for people
  default void remark(String sentence) {}
}
