package io.clipgen.application.payouts.query;

import io.clipgen.application.earnings.Breaker;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A payout as people see it, or one that a run has skipped: that has the state `skipped`, what was
/// available, and the reason.
///
/// @param state its name in kebab case
/// @param words the state as a sentence
/// @param steps every state it was in, oldest first; empty in lists
public record PayoutView(
    PayoutId id,
    PartyId payee,
    Money amount,
    String state,
    String words,
    int attempt,
    Instant requestedAt,
    @Nullable String transfer,
    @Nullable String bank,
    @Nullable String reason,
    @Nullable Instant paidAt,
    List<Step> steps) {

  /// The names of all states.
  public static final List<String> STATES =
      List.of(
          "requested",
          "approved",
          "sending",
          "in-transit",
          "paid",
          "paid-by-hand",
          "unknown",
          "bounced",
          "returning",
          "failed",
          "cancelled",
          "skipped");

  public PayoutView {
    steps = List.copyOf(steps);
  }

  /// The same with its history.
  public PayoutView with(List<Step> history) {
    return new PayoutView(
        id,
        payee,
        amount,
        state,
        words,
        attempt,
        requestedAt,
        transfer,
        bank,
        reason,
        paidAt,
        history);
  }

  /// The same while the books are being checked: what waits to move says so.
  public PayoutView held() {
    return switch (state) {
      case "requested", "approved", "sending" ->
          new PayoutView(
              id,
              payee,
              amount,
              state,
              Breaker.WORDS,
              attempt,
              requestedAt,
              transfer,
              bank,
              reason,
              paidAt,
              steps);
      default -> this;
    };
  }

  /// What a state means, as a sentence to its payee.
  ///
  /// @param state its name in kebab case
  public static String words(String state) {
    return switch (state) {
      case "requested" -> "Waits for approval; the money is reserved for it.";
      case "approved" -> "Approved; the provider is moving the money into your account there.";
      case "sending" -> "In your account at the provider; it is being sent to your bank.";
      case "in-transit" -> "On its way to your bank.";
      case "paid" -> "Your bank has it.";
      case "paid-by-hand" -> "Paid from the platform's bank account.";
      case "unknown" ->
          "The provider has not answered clearly; it is being asked. Nothing is lost.";
      case "bounced" -> "Your bank did not take it; it waits in your account at the provider.";
      case "returning" -> "It is being taken back to your balance here.";
      case "failed" -> "It came to nothing; the money is available again.";
      case "cancelled" -> "You took it back; the money is available again.";
      case "skipped" -> "A run has paid nothing: see the reason.";
      default -> state;
    };
  }

  /// One state it was in.
  ///
  /// @param words the state as a sentence
  /// @param reason why, or by whom
  public record Step(
      String state, String words, int attempt, @Nullable String reason, Instant at) {}
}
