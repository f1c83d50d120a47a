package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.LedgerAudit;
import io.clipgen.application.earnings.port.LedgerAudit.Audit;
import io.clipgen.application.earnings.port.LedgerAudit.Chain;
import io.clipgen.application.earnings.port.LedgerAudit.Check;
import io.clipgen.application.earnings.port.LedgerAudit.UnderWay;
import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.earnings.port.PaymentGateway.Balance;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.ProviderUnreachable;
import io.clipgen.application.payouts.ConnectedAccounts;
import io.clipgen.application.payouts.ConnectedAccounts.Connected;
import io.clipgen.application.payouts.PayoutsUnderWay;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.domain.shared.Hash;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks the books: seals, sums, balances, rights, every invariant, and whether the provider's
/// books agree. What is under way at the provider is the only difference that may be, and is named.
public final class VerifyLedger {

  private final LedgerAudit audit;
  private final PaymentGateway gateway;
  private final ConnectedAccounts accounts;
  private final PayoutsUnderWay payouts;
  private final BusinessClock clock;

  public VerifyLedger(
      LedgerAudit audit,
      PaymentGateway gateway,
      ConnectedAccounts accounts,
      PayoutsUnderWay payouts,
      BusinessClock clock) {
    this.audit = audit;
    this.gateway = gateway;
    this.accounts = accounts;
    this.payouts = payouts;
    this.clock = clock;
  }

  /// Checks everything, for an administrator.
  public Report handle(Caller caller) {
    caller.requireAdmin();
    return run();
  }

  /// Checks everything, for whoever sits at the machine.
  public Report run() {
    Audit found = audit.audit();
    List<Connected> connected = accounts.list();
    Optional<String> unreachable = Optional.empty();
    List<Figure> figures = List.of();
    try {
      Money withdrawing = payouts.withdrawing();
      Money fees = payouts.feesNotBooked();
      figures = compare(found, connected, withdrawing, fees, gateway.balances());
    } catch (ProviderUnreachable failure) {
      unreachable = Optional.of(String.valueOf(failure.getMessage()));
    }
    return new Report(
        clock.now(),
        found.entries(),
        found.postings(),
        found.checks(),
        found.totals(),
        found.chain(),
        found.history(),
        figures,
        unreachable);
  }

  private static List<Figure> compare(
      Audit found,
      List<Connected> connected,
      Money withdrawing,
      Money fees,
      List<Balance> balances) {
    Money zero = Money.zero(found.commodity());
    UnderWay way = found.underWay();
    Balance own =
        balances.stream()
            .filter(b -> b.account() == null && b.available().currency().equals(zero.currency()))
            .findFirst()
            .orElse(new Balance(null, zero, zero, zero));
    var figures = new ArrayList<Figure>();
    figures.add(
        figure(
            "psp.pending",
            ours(found, "psp.pending", zero),
            own.pending(),
            way.charges().negated(),
            way.settling(),
            List.of(
                new Cause("charges whose outcome is open", way.charges()),
                new Cause("payments that may have become usable", way.settling()))));
    Money out = way.refunds();
    Money back = zero;
    for (Connected account : connected) {
      out = out.plus(account.arriving());
      back = back.plus(account.returning());
    }
    // What has become usable there is missing from what is pending there, to the cent.
    Money missing = figures.getFirst().difference();
    Money leastSettled = within(missing, way.settling());
    Money mostSettled = within(missing.plus(way.charges()), way.settling());
    figures.add(
        figure(
            "psp.available",
            ours(found, "psp.available", zero),
            own.available(),
            // A charge may have become usable before its answer was heard.
            way.charges().plus(mostSettled).plus(back).plus(way.toppingUp()).negated(),
            out.plus(withdrawing).plus(fees).minus(leastSettled),
            List.of(
                new Cause("charges whose outcome is open", way.charges()),
                new Cause("payments that may have become usable", mostSettled),
                new Cause("refunds and transfers whose outcome is open", out),
                new Cause("transfers that are being taken back", back),
                new Cause("top-ups whose outcome is open", way.toppingUp()),
                new Cause("profit on its way to the bank", withdrawing),
                new Cause("fees of payouts that are not booked yet", fees))));
    figures.add(
        figure(
            "psp.disputed",
            ours(found, "psp.disputed", zero),
            own.disputed(),
            zero,
            zero,
            List.of()));
    for (Connected account : connected) {
      figures.add(connected(found, account, balances, zero));
    }
    return figures;
  }

  // The amount, but nothing below zero and no more than `most`.
  private static Money within(Money amount, Money most) {
    Money zero = Money.zero(most.currency());
    Money least = amount.isNegative() ? zero : amount;
    return least.compareTo(most) > 0 ? most : least;
  }

  private static Figure connected(
      Audit found, Connected account, List<Balance> balances, Money zero) {
    String name = "psp.connected:" + account.party().text();
    Money theirs =
        balances.stream()
            .filter(b -> account.account().equals(b.account()))
            .filter(b -> b.available().currency().equals(zero.currency()))
            .map(b -> b.available().plus(b.pending()))
            .reduce(zero, Money::plus);
    return figure(
        name,
        found.connected().getOrDefault(name, zero),
        theirs,
        // What was sent may have come back already, and we have not heard of it.
        account.arriving().negated(),
        account.sent().plus(account.leaving()).plus(account.returning()),
        List.of(
            new Cause("on its way to the bank", account.sent()),
            new Cause("transfers into it whose outcome is open", account.arriving()),
            new Cause("payouts to the bank whose outcome is open", account.leaving()),
            new Cause("transfers that are being taken back", account.returning())));
  }

  private static Money ours(Audit found, String template, Money zero) {
    return found.totals().getOrDefault(template, zero);
  }

  private static Figure figure(
      String name, Money ours, Money theirs, Money least, Money most, List<Cause> causes) {
    return new Figure(
        name,
        ours,
        theirs,
        least,
        most,
        causes.stream().filter(cause -> !cause.amount().isZero()).toList());
  }

  /// What was found.
  ///
  /// @param at in business time
  /// @param totals what is on all accounts of a type together, by the type's template
  /// @param chain how far the journal is sealed
  /// @param history the hash of the whole history
  /// @param provider our figures beside the provider's
  /// @param unreachable why the provider could not be asked
  public record Report(
      Instant at,
      long entries,
      long postings,
      List<Check> checks,
      Map<String, Money> totals,
      Chain chain,
      Hash history,
      List<Figure> provider,
      Optional<String> unreachable) {

    /// Whether everything holds, the provider's books included.
    public boolean clean() {
      return unreachable.isEmpty()
          && checks.stream().allMatch(Check::holds)
          && provider.stream().allMatch(Figure::agrees);
    }
  }

  /// A balance in our books and in the provider's.
  ///
  /// @param least the smallest difference that what is under way explains
  /// @param most the largest
  /// @param causes what is under way
  public record Figure(
      String name, Money ours, Money theirs, Money least, Money most, List<Cause> causes) {

    /// Ours less theirs.
    public Money difference() {
      return ours.minus(theirs);
    }

    /// Whether the two are equal but for what is under way.
    public boolean agrees() {
      return difference().compareTo(least) >= 0 && difference().compareTo(most) <= 0;
    }
  }

  /// Something under way.
  public record Cause(String what, Money amount) {}
}
