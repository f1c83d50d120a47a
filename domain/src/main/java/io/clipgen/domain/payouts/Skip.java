package io.clipgen.domain.payouts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// Why a run pays a payee nothing.
public enum Skip {
  BREAKER(
      "On hold: the books are being checked. Nothing is lost; your money stays available here.",
      Case::stopped),
  ON_HOLD(
      "Your account is suspended, so nothing is paid out. Please write to us.", Case::suspended),
  ONBOARDING_INCOMPLETE(
      "You have no open payout account yet: open one, and the next run pays you.",
      payee -> !payee.account()),
  ALREADY_IN_PERIOD(
      "You have been paid in this period already; the next run is for what came since.",
      Case::alreadyPaid),
  NOTHING_AVAILABLE(
      "Nothing was available: what you earned is still held, or has been paid out.",
      payee -> payee.available() <= 0),
  BELOW_MINIMUM(
      "What was available is below the smallest payout; it stays yours and adds up.",
      payee -> payee.available() < payee.minimum());

  private final String words;
  private final Predicate<Case> holds;

  Skip(String words, Predicate<Case> holds) {
    this.words = words;
    this.holds = holds;
  }

  /// The first reason that holds; empty if the payee is paid.
  public static Optional<Skip> of(Case payee) {
    return List.of(values()).stream().filter(skip -> skip.holds.test(payee)).findFirst();
  }

  /// Reads a name in kebab case.
  ///
  /// @throws IllegalArgumentException if there is no such reason
  public static Skip named(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /// The name in kebab case.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// A sentence to the payee.
  public String words() {
    return words;
  }

  /// What a run knows of a payee.
  ///
  /// @param stopped whether payouts are stopped for everybody
  /// @param account whether there is an open account to pay into
  /// @param alreadyPaid whether a payout for this period exists
  /// @param available in minor units
  /// @param minimum the smallest payout, in minor units
  public record Case(
      boolean stopped,
      boolean suspended,
      boolean account,
      boolean alreadyPaid,
      long available,
      long minimum) {}
}
