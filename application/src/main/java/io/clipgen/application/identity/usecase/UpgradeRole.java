package io.clipgen.application.identity.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.port.Parties;
import io.clipgen.application.identity.query.Profile;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.identity.Role;

/// Somebody becomes a client, a clipper or a creator as well.
public final class UpgradeRole {

  private final Transactions transactions;
  private final Parties parties;

  public UpgradeRole(Transactions transactions, Parties parties) {
    this.transactions = transactions;
    this.parties = parties;
  }

  /// @throws InvalidInput if the role is one that is only given
  public Profile handle(Command command) {
    return transactions.call(
        () -> {
          var id = command.caller().party();
          var party = parties.hold(id).orElseThrow(() -> new NotFound("party", id));
          var upgraded = InvalidInput.reading("role", () -> party.takeOn(command.role()));
          parties.save(upgraded);
          return Profile.of(upgraded);
        });
  }

  /// @param role what to become as well
  public record Command(Caller caller, Role role) {}
}
