package io.clipgen.application.identity.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.port.Parties;
import io.clipgen.application.identity.query.Profile;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.identity.DisplayName;

/// Somebody changes their own profile.
public final class UpdateProfile {

  private final Transactions transactions;
  private final Parties parties;

  public UpdateProfile(Transactions transactions, Parties parties) {
    this.transactions = transactions;
    this.parties = parties;
  }

  /// @throws InvalidInput if the name breaks its rule
  public Profile handle(Command command) {
    var name = InvalidInput.reading("displayName", () -> DisplayName.of(command.displayName()));
    return transactions.call(
        () -> {
          var id = command.caller().party();
          var renamed = parties.hold(id).orElseThrow(() -> new NotFound("party", id)).renamed(name);
          parties.save(renamed);
          return Profile.of(renamed);
        });
  }

  /// @param displayName the name that others will see
  public record Command(Caller caller, String displayName) {}
}
