package io.clipgen.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.application.shared.BusinessClock;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaymentsFactoryTest {

  private static ApplicationContext start(Map<String, Object> configuration) {
    return ApplicationContext.builder()
        .properties(configuration)
        .singletons((BusinessClock) () -> Instant.EPOCH)
        .start();
  }

  @Test
  void the_simulated_provider_is_handed_out_with_all_its_settings() {
    Map<String, Object> configuration =
        Map.of(
            "clipgen.payments",
            "simulated",
            "clipgen.payments.url",
            "http://127.0.0.1:9",
            "clipgen.payments.timeout",
            "2s");
    try (ApplicationContext context = start(configuration)) {
      assertThat(context.getBean(PaymentGateway.class).findCharge("fnd_1")).isPresent();
      assertThat(context.getBean(PayoutProvider.class)).isNotNull();
    }
  }

  @Test
  void an_unknown_name_stops_the_start_with_the_names_there_are() {
    try (ApplicationContext context = start(Map.of("clipgen.payments", "paypal"))) {
      assertThatThrownBy(() -> context.getBean(PaymentGateway.class))
          .hasStackTraceContaining("is \"paypal\", but must be one of: simulated");
    }
  }
}
