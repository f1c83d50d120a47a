package io.clipgen.application.payouts.port;

import java.util.List;

/// Payouts to banks that the provider may have kept a fee for.
public interface PayoutFees {

  /// Notes that a payout was sent to a bank. Once for each receipt.
  ///
  /// @param source what it was for, as the text form of an id
  /// @param receipt the provider's name of the payout to the bank
  void sent(String source, String receipt);

  /// Those whose fee is not booked yet, oldest first.
  List<Sent> open(int limit);

  /// The references of payouts to banks whose outcome is not known.
  List<String> unknown(int limit);

  /// The fee is booked, or there was none.
  void booked(String receipt, long fee);

  /// A payout to a bank.
  record Sent(String source, String receipt) {}
}
