package io.clipgen.application.payouts;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.util.List;

/// What is known of the payees' accounts at the provider, for whoever compares its books with ours.
public interface ConnectedAccounts {

  /// All of them that are open.
  List<Connected> list();

  /// One account, and what is under way.
  ///
  /// @param account its name at the provider
  /// @param arriving transfers into it that may have happened by now
  /// @param sent on its way to the bank: gone at the provider, still here in our books
  /// @param leaving payouts to the bank that may have been sent by now
  /// @param returning transfers that may have been taken back by now
  record Connected(
      String account, PartyId party, Money arriving, Money sent, Money leaving, Money returning) {}
}
