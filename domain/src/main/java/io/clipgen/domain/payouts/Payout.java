package io.clipgen.domain.payouts;

import io.clipgen.domain.payouts.PayoutState.Approved;
import io.clipgen.domain.payouts.PayoutState.Bounced;
import io.clipgen.domain.payouts.PayoutState.Cancelled;
import io.clipgen.domain.payouts.PayoutState.Failed;
import io.clipgen.domain.payouts.PayoutState.InTransit;
import io.clipgen.domain.payouts.PayoutState.Paid;
import io.clipgen.domain.payouts.PayoutState.PaidByHand;
import io.clipgen.domain.payouts.PayoutState.Requested;
import io.clipgen.domain.payouts.PayoutState.Returning;
import io.clipgen.domain.payouts.PayoutState.Sending;
import io.clipgen.domain.payouts.PayoutState.Unknown;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.time.Instant;

/// Money on its way from a payee's balance to their bank.
///
/// Each step is a method that answers the payout after it. A step that does not fit the state
/// throws [IllegalStateException]: whether it fits can be seen from the state before.
///
/// @param payee whose money it is
/// @param amount above zero
/// @param account the payee's connected account at the provider
/// @param attempt the how-manieth attempt at moving it out of the connected account, to the bank or
///   back, from 1
public record Payout(
    PayoutId id,
    PartyId payee,
    Money amount,
    String account,
    int attempt,
    Instant requestedAt,
    PayoutState state) {

  public Payout {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("a payout must be above zero");
    }
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts are numbered from 1");
    }
  }

  /// A payout as it is asked for.
  public static Payout requested(
      PayoutId id, PartyId payee, Money amount, String account, Instant at) {
    return new Payout(id, payee, amount, account, 1, at, new Requested());
  }

  /// An administrator agrees.
  public Payout approve() {
    return state instanceof Requested ? in(new Approved()) : refuse("approved");
  }

  /// An administrator has paid it from the platform's bank account.
  public Payout paidByHand(String reference, Instant at) {
    return state instanceof Requested ? in(new PaidByHand(reference, at)) : refuse("paid by hand");
  }

  /// The payee thinks better of it.
  public Payout cancel() {
    return state instanceof Requested ? in(new Cancelled()) : refuse("cancelled");
  }

  /// The provider has moved the money into the connected account.
  public Payout transferred(String receipt) {
    return known() instanceof Approved ? in(new Sending(receipt)) : refuse("transferred");
  }

  /// The provider will not move the money.
  public Payout transferRefused(String reason) {
    return known() instanceof Approved ? in(new Failed(reason)) : refuse("refused");
  }

  /// The provider has sent the money to the bank.
  public Payout sent(String receipt) {
    return known() instanceof Sending(var transfer)
        ? in(new InTransit(transfer, receipt))
        : refuse("sent");
  }

  /// The provider will not send it to the bank.
  public Payout sendingRefused(String reason) {
    return known() instanceof Sending(var transfer)
        ? in(new Bounced(transfer, reason))
        : refuse("refused by the bank");
  }

  /// The bank has it.
  public Payout arrived(Instant at) {
    return state instanceof InTransit(var transfer, var bank)
        ? in(new Paid(transfer, bank, at))
        : refuse("paid");
  }

  /// The bank did not take it, or returned it later.
  public Payout bounced(String reason) {
    return switch (state) {
      case InTransit(var transfer, var bank) -> in(new Bounced(transfer, reason));
      case Paid(var transfer, var bank, var at) -> in(new Bounced(transfer, reason));
      default -> refuse("returned by the bank");
    };
  }

  /// It is sent to the bank again.
  public Payout again() {
    return state instanceof Bounced(var transfer, var reason)
        ? next(new Sending(transfer))
        : refuse("sent again");
  }

  /// It is taken back from the connected account.
  public Payout takeBack() {
    return state instanceof Bounced(var transfer, var reason)
        ? next(new Returning(transfer, reason))
        : refuse("taken back");
  }

  /// It has been taken back.
  public Payout takenBack() {
    return known() instanceof Returning(var transfer, var reason)
        ? in(new Failed(reason))
        : refuse("taken back");
  }

  /// It could not be taken back: it still lies in the connected account.
  public Payout takingBackRefused(String reason) {
    return known() instanceof Returning(var transfer, var before)
        ? in(new Bounced(transfer, reason))
        : refuse("left where it is");
  }

  /// What became of the last step is not known.
  public Payout unknown(String reason) {
    return switch (state) {
      case Approved approved -> in(new Unknown(state, reason));
      case Sending sending -> in(new Unknown(state, reason));
      case Returning returning -> in(new Unknown(state, reason));
      case Unknown(var before, var old) -> in(new Unknown(before, reason));
      default -> refuse("unknown");
    };
  }

  /// The state, or the one in which an unknown step was tried.
  public PayoutState known() {
    return state instanceof Unknown(var before, var reason) ? before : state;
  }

  private Payout in(PayoutState next) {
    return new Payout(id, payee, amount, account, attempt, requestedAt, next);
  }

  private Payout next(PayoutState tried) {
    return new Payout(id, payee, amount, account, attempt + 1, requestedAt, tried);
  }

  private Payout refuse(String step) {
    throw new IllegalStateException(
        id + " is " + state.getClass().getSimpleName() + " and cannot be " + step);
  }
}
