package io.clipgen.application.earnings.testing;

import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.payouts.port.PayoutProvider;
import java.time.Instant;
import org.junit.jupiter.api.Nested;

class InMemoryPaymentProviderTest {

  private static InMemoryPaymentProvider fresh() {
    return new InMemoryPaymentProvider(Instant.parse("2026-11-21T12:00:00Z"));
  }

  @Nested
  class AsGateway extends PaymentGatewayContract {
    private final InMemoryPaymentProvider provider = fresh();

    @Override
    protected PaymentGateway gateway() {
      return provider;
    }

    @Override
    protected ProviderLevers levers() {
      return provider;
    }
  }

  @Nested
  class AsPayouts extends PayoutProviderContract {
    private final InMemoryPaymentProvider provider = fresh();

    @Override
    protected PaymentGateway gateway() {
      return provider;
    }

    @Override
    protected PayoutProvider payouts() {
      return provider;
    }

    @Override
    protected ProviderLevers levers() {
      return provider;
    }
  }
}
