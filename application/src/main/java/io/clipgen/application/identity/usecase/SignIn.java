package io.clipgen.application.identity.usecase;

import io.clipgen.application.identity.port.AccessTokens;
import io.clipgen.application.identity.port.Parties;
import io.clipgen.application.identity.port.PasswordHasher;
import io.clipgen.application.identity.port.PasswordHashes;
import io.clipgen.application.identity.port.SignInAttempts;
import io.clipgen.domain.identity.EmailAddress;
import io.clipgen.domain.identity.Party;
import io.clipgen.domain.shared.PartyId;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Somebody signs in with e-mail address and password.
///
/// An unknown address costs as much time as a wrong password and gets the same answer. Failures are
/// limited per account and address (nobody guesses one password) and per address (nobody guesses
/// many accounts' passwords); somebody else's failures from elsewhere never lock an account.
public final class SignIn {

  private static final PartyId NOBODY = new PartyId(new UUID(0, 0));

  private final Parties parties;
  private final PasswordHashes hashes;
  private final PasswordHasher hasher;
  private final AccessTokens tokens;
  private final SignInAttempts attempts;
  private final Rules rules;

  public SignIn(
      Parties parties,
      PasswordHashes hashes,
      PasswordHasher hasher,
      AccessTokens tokens,
      SignInAttempts attempts,
      Rules rules) {
    this.parties = parties;
    this.hashes = hashes;
    this.hasher = hasher;
    this.tokens = tokens;
    this.attempts = attempts;
    this.rules = rules;
  }

  public Outcome handle(Command command) {
    String fromAddress = "address " + command.address();
    String fromAddressToAccount =
        "account " + typedAccount(command.email()) + " from " + command.address();
    Duration wait =
        attempts.take(fromAddressToAccount, rules.perAccountAndAddress(), rules.window());
    if (wait.isPositive()) {
      return new Outcome.TooManyAttempts(wait);
    }
    wait = attempts.take(fromAddress, rules.perAddress(), rules.window());
    if (wait.isPositive()) {
      attempts.giveBack(fromAddressToAccount);
      return new Outcome.TooManyAttempts(wait);
    }
    Optional<Party> party = partyOf(command.email());
    Optional<String> hash = hashes.find(party.map(Party::id).orElse(NOBODY));
    if (hash.isEmpty()) {
      hasher.spendTimeOf(command.password());
    }
    if (party.isEmpty() || hash.isEmpty() || !hasher.matches(command.password(), hash.get())) {
      return new Outcome.NotRecognised();
    }
    attempts.giveBack(fromAddressToAccount);
    attempts.giveBack(fromAddress);
    if (!party.get().isActive()) {
      return new Outcome.Suspended();
    }
    return new Outcome.SignedIn(tokens.issue(party.get().id()), tokens.lifetime());
  }

  private Optional<Party> partyOf(String email) {
    try {
      return parties.find(EmailAddress.of(email));
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static String typedAccount(String email) {
    try {
      return EmailAddress.of(email).value();
    } catch (IllegalArgumentException noAddress) {
      return Integer.toHexString(email.strip().toLowerCase(Locale.ROOT).hashCode());
    }
  }

  /// @param password as typed
  /// @param address the network address it comes from
  public record Command(String email, String password, String address) {

    /// Never the password.
    @Override
    public String toString() {
      return "Command[" + email + " from " + address + "]";
    }
  }

  /// How many sign-ins may fail.
  public record Rules(int perAccountAndAddress, int perAddress, Duration window) {}

  /// What came of it.
  public sealed interface Outcome {

    /// Whoever holds the token is known for `lifetime`.
    record SignedIn(String token, Duration lifetime) implements Outcome {

      /// Never the token.
      @Override
      public String toString() {
        return "SignedIn[" + lifetime + "]";
      }
    }

    /// No such address, or not its password.
    record NotRecognised() implements Outcome {}

    /// The password was right, but the party may not act.
    record Suspended() implements Outcome {}

    /// Too many have failed; in `again` there will be tries again.
    record TooManyAttempts(Duration again) implements Outcome {}
  }
}
