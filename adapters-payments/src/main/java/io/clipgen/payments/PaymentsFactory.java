package io.clipgen.payments;

import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.operations.Part;
import io.clipgen.application.operations.port.NoticeReader;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.payments.notices.Notices;
import io.clipgen.payments.simulated.SimulatedPayments;
import io.clipgen.payments.simulated.SimulatedPaymentsProgram;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Picks the payment provider that `clipgen.payments` names.
@Factory
final class PaymentsFactory {

  /// The providers there are.
  enum Provider {
    SIMULATED;

    static Provider named(String name) {
      return Arrays.stream(values())
          .filter(provider -> provider.configured().equals(name.strip()))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "clipgen.payments is \""
                          + name
                          + "\", but must be one of: "
                          + Arrays.stream(values())
                              .map(Provider::configured)
                              .collect(Collectors.joining(", "))));
    }

    private String configured() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Singleton
  SimulatedPayments provider(
      @Value("${clipgen.payments:simulated}") String provider,
      @Nullable @Value("${clipgen.payments.url}") String url,
      @Nullable @Value("${clipgen.payments.secret-key}") String secretKey,
      @Value("${clipgen.payments.timeout:10s}") Duration timeout,
      @Value("${clipgen.data:data}") String data,
      BusinessClock clock) {
    return switch (Provider.named(provider)) {
      case SIMULATED ->
          SimulatedPayments.at(
              Optional.ofNullable(url).filter(text -> !text.isBlank()).map(URI::create),
              Optional.ofNullable(secretKey).filter(text -> !text.isBlank()),
              Path.of(data).resolve(SimulatedPaymentsProgram.FOLDER),
              timeout,
              clock::now);
    };
  }

  @Singleton
  PaymentGateway gateway(SimulatedPayments provider) {
    return provider.gateway();
  }

  @Singleton
  PayoutProvider payouts(SimulatedPayments provider) {
    return provider.payouts();
  }

  @Singleton
  NoticeReader notices(
      @Value("${clipgen.payments.notice-secrets:}") List<String> secrets,
      @Value("${clipgen.data:data}") String data) {
    Path folder = Path.of(data).resolve(SimulatedPaymentsProgram.FOLDER);
    List<String> configured = secrets.stream().filter(text -> !text.isBlank()).toList();
    return Notices.signed(
        configured.isEmpty()
            ? () -> SimulatedPaymentsProgram.noticeSecrets(folder)
            : () -> configured,
        InstantSource.system());
  }

  @Singleton
  @Named("payments")
  Part paymentsPart(@Value("${clipgen.payments:simulated}") String provider) {
    return switch (Provider.named(provider)) {
      case SIMULATED ->
          new Part(
              "Payments",
              Part.State.SIMULATED,
              "a provider of ClipGen's own: no real money moves",
              "no real provider can be configured in this version");
    };
  }
}
