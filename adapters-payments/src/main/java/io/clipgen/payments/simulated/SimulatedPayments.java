package io.clipgen.payments.simulated;

import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.domain.earnings.ProcessingRate;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Hands out the adapters that speak to the simulated payment provider.
///
/// @param gateway takes money in
/// @param payouts pays people
public record SimulatedPayments(PaymentGateway gateway, PayoutProvider payouts) {

  /// What the simulated provider keeps of a charge: 2.9 % and 30 cents.
  private static final ProcessingRate RATE =
      new ProcessingRate(Share.ofBasisPoints(290), Money.usd(30));

  /// Makes both; nothing is called yet.
  ///
  /// @param url where the program listens; found in `folder` if empty
  /// @param secretKey its key; found in `folder` if empty
  /// @param folder the program's folder
  /// @param timeout how long an answer may take
  /// @param clock business time
  public static SimulatedPayments at(
      Optional<URI> url,
      Optional<String> secretKey,
      Path folder,
      Duration timeout,
      InstantSource clock) {
    var client =
        new ProviderClient(SimulatedPaymentsProgram.announcement(url, secretKey, folder), timeout);
    return new SimulatedPayments(
        new SimulatedPaymentGateway(client, RATE, clock), new SimulatedPayoutProvider(client));
  }
}
