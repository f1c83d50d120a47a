package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the platform answers to a payer's bank that asks a payment back. It says so once; only what
/// the provider has refused is said anew.
///
/// @param chargeback the provider's name of the dispute
/// @param attempt the how-manieth answer it is, from 1
/// @param evidence what speaks for the payment; `null` where the dispute is accepted
/// @param by who decided so
/// @param reason why the provider has refused it
public record ChargebackReply(
    String chargeback,
    int attempt,
    @Nullable String evidence,
    PartyId by,
    Instant at,
    State state,
    @Nullable String reason) {

  /// The most that a provider reads, in characters.
  public static final int LONGEST = 20_000;

  public ChargebackReply {
    if (evidence != null && (evidence.isBlank() || evidence.length() > LONGEST)) {
      throw new IllegalArgumentException("must have from 1 to " + LONGEST + " characters");
    }
  }

  /// Whether the platform defends the payment.
  public boolean contests() {
    return evidence != null;
  }

  /// What the provider knows it by.
  public String reference() {
    return chargeback + "/answer-" + attempt;
  }

  /// The same, as far as it has come.
  public ChargebackReply in(State now, @Nullable String why) {
    return new ChargebackReply(chargeback, attempt, evidence, by, at, now, why);
  }

  /// Where an answer is.
  public enum State {
    /// On its way to the provider.
    SENDING,
    /// The provider has it.
    GIVEN,
    /// The provider has not taken it.
    REFUSED
  }
}
