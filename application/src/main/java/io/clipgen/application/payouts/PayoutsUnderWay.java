package io.clipgen.application.payouts;

import io.clipgen.domain.shared.Money;

/// What of payouts may have left our balance at the provider, and is not in our books yet: for
/// whoever compares the two.
public interface PayoutsUnderWay {

  /// Profit on its way to our bank whose outcome is open.
  Money withdrawing();

  /// What the provider has kept for payouts to banks and is not booked yet.
  ///
  /// @throws io.clipgen.application.operations.ProviderUnreachable if it does not answer
  Money feesNotBooked();
}
