package io.clipgen.payments.simulated;

import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.earnings.testing.PaymentGatewayContract;
import io.clipgen.application.earnings.testing.PayoutProviderContract;
import io.clipgen.application.earnings.testing.ProviderLevers;
import io.clipgen.application.payouts.port.PayoutProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/// The adapters keep the ports' contracts over HTTP, whatever the provider does to them.
class SimulatedPaymentsContractTest {

  @Nested
  class Gateway extends PaymentGatewayContract {
    private final RunningProvider provider = new RunningProvider();

    @AfterEach
    void stop() {
      provider.close();
    }

    @Override
    protected PaymentGateway gateway() {
      return provider.adapters.gateway();
    }

    @Override
    protected ProviderLevers levers() {
      return provider;
    }
  }

  @Nested
  class Payouts extends PayoutProviderContract {
    private final RunningProvider provider = new RunningProvider();

    @AfterEach
    void stop() {
      provider.close();
    }

    @Override
    protected PaymentGateway gateway() {
      return provider.adapters.gateway();
    }

    @Override
    protected PayoutProvider payouts() {
      return provider.adapters.payouts();
    }

    @Override
    protected ProviderLevers levers() {
      return provider;
    }
  }
}
