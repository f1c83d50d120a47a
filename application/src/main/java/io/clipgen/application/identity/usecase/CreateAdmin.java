package io.clipgen.application.identity.usecase;

import io.clipgen.application.identity.port.Parties;
import io.clipgen.application.identity.port.PasswordHasher;
import io.clipgen.application.identity.port.PasswordHashes;
import io.clipgen.application.identity.query.Profile;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.identity.DisplayName;
import io.clipgen.domain.identity.EmailAddress;
import io.clipgen.domain.identity.Party;
import io.clipgen.domain.identity.Password;
import io.clipgen.domain.shared.PartyId;

/// Whoever runs the installation makes an administrator, at the command line: a new party, or one
/// that is there already, which then keeps its name and gets the password that is given.
public final class CreateAdmin {

  private final Transactions transactions;
  private final Parties parties;
  private final PasswordHashes hashes;
  private final PasswordHasher hasher;
  private final Ids ids;
  private final BusinessClock clock;

  public CreateAdmin(
      Transactions transactions,
      Parties parties,
      PasswordHashes hashes,
      PasswordHasher hasher,
      Ids ids,
      BusinessClock clock) {
    this.transactions = transactions;
    this.parties = parties;
    this.hashes = hashes;
    this.hasher = hasher;
    this.ids = ids;
    this.clock = clock;
  }

  /// @throws InvalidInput if a value breaks its rule
  public Profile handle(Command command) {
    var email = InvalidInput.reading("email", () -> EmailAddress.of(command.email()));
    var password = InvalidInput.reading("password", () -> Password.of(command.password(), email));
    var name = InvalidInput.reading("displayName", () -> DisplayName.of(command.displayName()));
    String hash = hasher.hash(password);
    return transactions.call(
        () -> {
          var added = Party.administrator(new PartyId(ids.next()), email, name, clock.now());
          var administrator = parties.add(added) ? added : promoted(email);
          hashes.put(administrator.id(), hash);
          return Profile.of(administrator);
        });
  }

  private Party promoted(EmailAddress email) {
    var known = parties.find(email).flatMap(party -> parties.hold(party.id())).orElseThrow();
    var administrator = known.madeAdministrator();
    parties.save(administrator);
    return administrator;
  }

  /// @param password as typed
  public record Command(String email, String password, String displayName) {

    /// Never the password.
    @Override
    public String toString() {
      return "Command[" + email + ", " + displayName + "]";
    }
  }
}
