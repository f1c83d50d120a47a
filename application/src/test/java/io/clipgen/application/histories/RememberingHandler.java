package io.clipgen.application.histories;

import io.clipgen.application.operations.EffectHandler;
import java.util.Optional;
import java.util.function.Consumer;

/// An effect handler that remembers what it was told to write down.
///
/// @param real what it stands before
/// @param memory takes what writes the same down once more
public record RememberingHandler<P>(EffectHandler<P> real, Consumer<Runnable> memory)
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
  public Answer call(String reference, P payload) {
    return real.call(reference, payload);
  }

  @Override
  public Optional<Answer> find(String reference, P payload) {
    return real.find(reference, payload);
  }

  @Override
  public void done(String reference, P payload, String receipt) {
    real.done(reference, payload, receipt);
    memory.accept(() -> real.done(reference, payload, receipt));
  }

  @Override
  public void refused(String reference, P payload, String reason) {
    real.refused(reference, payload, reason);
    memory.accept(() -> real.refused(reference, payload, reason));
  }

  @Override
  public void unknown(String reference, P payload, String reason) {
    real.unknown(reference, payload, reason);
  }
}
