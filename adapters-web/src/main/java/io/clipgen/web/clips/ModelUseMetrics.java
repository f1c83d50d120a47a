package io.clipgen.web.clips;

import io.clipgen.application.clips.query.ModelUsage;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `clipgen_model_calls_total` and `clipgen_model_tokens_total`: what all processes of this
/// installation asked language models since it was made, read when the metrics are.
@Singleton
@Requires(beans = ModelUsage.class)
final class ModelUseMetrics implements MeterBinder {

  private static final Logger LOG = LoggerFactory.getLogger(ModelUseMetrics.class);

  private final ModelUsage usage;

  ModelUseMetrics(ModelUsage usage) {
    this.usage = usage;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    FunctionCounter.builder("clipgen.model.calls", usage, sum(ModelUsage.Total::calls))
        .description("Calls of language models")
        .register(registry);
    FunctionCounter.builder("clipgen.model.tokens", usage, sum(ModelUsage.Total::promptTokens))
        .description("Tokens of language models")
        .tag("kind", "prompt")
        .register(registry);
    FunctionCounter.builder("clipgen.model.tokens", usage, sum(ModelUsage.Total::answerTokens))
        .description("Tokens of language models")
        .tag("kind", "answer")
        .register(registry);
  }

  private static ToDoubleFunction<ModelUsage> sum(ToLongFunction<ModelUsage.Total> part) {
    return usage -> all(usage).stream().mapToLong(part).sum();
  }

  // The other metrics are wanted most when the database is gone.
  private static List<ModelUsage.Total> all(ModelUsage usage) {
    try {
      return usage.all();
    } catch (RuntimeException e) {
      LOG.warn("what models were asked cannot be read for the metrics", e);
      return List.of();
    }
  }
}
