package io.clipgen.application.histories;

import io.clipgen.application.operations.EffectHandler;
import java.util.Optional;
import java.util.function.Consumer;

/// An effect handler that remembers what it was told to write down, and what went wrong at that.
///
/// @param real what it stands before
/// @param memory takes what writes the same down once more
record WatchedEffects<P>(
    EffectHandler<P> real, Consumer<Runnable> memory, Consumer<RuntimeException> failures)
    implements EffectHandler<P> {

  @Override
  public String kind() {
    return real.kind();
  }

  @Override
  public Class<P> payload() {
    return real.payload();
  }

  @Override
  public boolean mayCall() {
    return real.mayCall();
  }

  @Override
  public Answer call(String reference, P payload) {
    return real.call(reference, payload);
  }

  @Override
  public Optional<Answer> find(String reference, P payload) {
    return real.find(reference, payload);
  }

  @Override
  public void done(String reference, P payload, String receipt) {
    write(() -> real.done(reference, payload, receipt));
  }

  @Override
  public void refused(String reference, P payload, String reason) {
    write(() -> real.refused(reference, payload, reason));
  }

  @Override
  public void unknown(String reference, P payload, String reason) {
    real.unknown(reference, payload, reason);
  }

  private void write(Runnable words) {
    try {
      words.run();
    } catch (RuntimeException failure) {
      failures.accept(failure);
      throw failure;
    }
    memory.accept(words);
  }
}
