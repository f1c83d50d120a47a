package io.clipgen.web.earnings;

import io.clipgen.application.earnings.Breaker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `clipgen_breaker_tripped` (1 while payouts and releases are stopped, else 0) and
/// `clipgen_breaker_wrong_figures`, read when the metrics are.
@Singleton
@Requires(beans = Breaker.class)
final class BreakerMetrics implements MeterBinder {

  private static final Logger LOG = LoggerFactory.getLogger(BreakerMetrics.class);

  private final Breaker breaker;

  BreakerMetrics(Breaker breaker) {
    this.breaker = breaker;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder(
            "clipgen.breaker.tripped", breaker, known(each -> each.tripped().isPresent() ? 1 : 0))
        .description("Whether payouts and releases are stopped")
        .register(registry);
    Gauge.builder(
            "clipgen.breaker.wrong.figures",
            breaker,
            known(each -> each.tripped().map(why -> why.wrong().size()).orElse(0)))
        .description("Figures of the books that stop payouts and releases")
        .register(registry);
  }

  // Not a number where it cannot be read: the other metrics are wanted most when the database is
  // gone.
  private static ToDoubleFunction<Breaker> known(ToDoubleFunction<Breaker> figure) {
    return breaker -> {
      try {
        return figure.applyAsDouble(breaker);
      } catch (RuntimeException e) {
        LOG.warn("the breaker cannot be read for the metrics", e);
        return Double.NaN;
      }
    };
  }
}
