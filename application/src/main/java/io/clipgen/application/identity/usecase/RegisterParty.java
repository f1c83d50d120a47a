package io.clipgen.application.identity.usecase;

import io.clipgen.application.identity.PartyRegistered;
import io.clipgen.application.identity.port.Parties;
import io.clipgen.application.identity.port.PasswordHasher;
import io.clipgen.application.identity.port.PasswordHashes;
import io.clipgen.application.identity.query.Profile;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.identity.DisplayName;
import io.clipgen.domain.identity.EmailAddress;
import io.clipgen.domain.identity.Party;
import io.clipgen.domain.identity.Password;
import io.clipgen.domain.identity.Role;
import io.clipgen.domain.shared.PartyId;

/// Somebody signs up with e-mail address and password.
public final class RegisterParty {

  private final Transactions transactions;
  private final Parties parties;
  private final PasswordHashes hashes;
  private final PasswordHasher hasher;
  private final Outbox outbox;
  private final Ids ids;
  private final BusinessClock clock;

  public RegisterParty(
      Transactions transactions,
      Parties parties,
      PasswordHashes hashes,
      PasswordHasher hasher,
      Outbox outbox,
      Ids ids,
      BusinessClock clock) {
    this.transactions = transactions;
    this.parties = parties;
    this.hashes = hashes;
    this.hasher = hasher;
    this.outbox = outbox;
    this.ids = ids;
    this.clock = clock;
  }

  /// @throws InvalidInput if a value breaks its rule
  public Outcome handle(Command command) {
    var email = InvalidInput.reading("email", () -> EmailAddress.of(command.email()));
    var password = InvalidInput.reading("password", () -> Password.of(command.password(), email));
    var name = InvalidInput.reading("displayName", () -> DisplayName.of(command.displayName()));
    var party =
        InvalidInput.reading(
            "role",
            () ->
                Party.register(new PartyId(ids.next()), email, name, command.role(), clock.now()));
    String hash = hasher.hash(password);
    return transactions.call(
        () -> {
          if (!parties.add(party)) {
            return new Outcome.EmailTaken(email);
          }
          hashes.put(party.id(), hash);
          outbox.publish(
              new PartyRegistered(party.id(), email.value(), name.value(), party.registeredAt()));
          return new Outcome.Registered(Profile.of(party));
        });
  }

  /// @param password as typed
  /// @param role what to begin as; not the administrator's
  public record Command(String email, String password, String displayName, Role role) {

    /// Never the password.
    @Override
    public String toString() {
      return "Command[" + email + ", " + displayName + ", " + role + "]";
    }
  }

  /// What came of it.
  public sealed interface Outcome {

    /// Welcome.
    record Registered(Profile profile) implements Outcome {}

    /// There is a party with that address already.
    record EmailTaken(EmailAddress email) implements Outcome {}
  }
}
