package io.clipgen.application.earnings.testing;

import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.ProviderUnreachable;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.domain.earnings.ProcessingRate;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Share;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A payment provider in memory: settles after two days, pays out after one, keeps its books, takes
/// trouble on request.
public final class InMemoryPaymentProvider
    implements PaymentGateway, PayoutProvider, ProviderLevers {

  private static final Duration SETTLES_AFTER = Duration.ofDays(2);
  private static final Duration ARRIVES_AFTER = Duration.ofDays(1);
  private static final Duration BOUNCES_AFTER = Duration.ofDays(1);
  private static final String OURS = "";

  private record Movement(String account, BalanceLine line) {}

  private record Made(String operation, String receipt, String account, Money amount) {}

  private record SentToBank(String account, Money amount, Instant arrival, Trouble ending) {}

  private final Map<String, Made> byReference = new LinkedHashMap<>();
  private final Map<String, Made> byReceipt = new HashMap<>();
  private final Map<String, Money> left = new HashMap<>();
  private final Map<String, SentToBank> banks = new LinkedHashMap<>();
  private final List<String> bounced = new ArrayList<>();
  private final List<Movement> movements = new ArrayList<>();
  private final Map<String, Trouble> troubles = new HashMap<>();
  private Instant now;
  private int count;

  /// @param now the business time it starts at
  public InMemoryPaymentProvider(Instant now) {
    this.now = now;
  }

  @Override
  public synchronized void advance(Duration time) {
    now = now.plus(time);
    banks.forEach(
        (receipt, sent) -> {
          if (bankState(sent.account(), receipt) instanceof BankState.Failed
              && !bounced.contains(receipt)) {
            bounced.add(receipt);
            move(sent.account(), BalanceLine.Kind.PAYOUT, receipt, null, sent.amount(), now);
          }
        });
  }

  @Override
  public synchronized void trouble(String operation, Trouble trouble) {
    troubles.put(operation, trouble);
  }

  @Override
  public ProcessingRate processingRate() {
    return new ProcessingRate(Share.ofBasisPoints(290), Money.usd(30));
  }

  @Override
  public Answer charge(Charge charge) {
    return once(
        "payment_intents",
        charge.reference(),
        _ -> {
          if (charge.paymentMethod().startsWith("pm_card_declined")) {
            return new Answer.Refused("Your card was declined.");
          }
          String receipt = make("ch", "payment_intents", charge.reference(), OURS, charge.amount());
          movements.add(
              new Movement(
                  OURS,
                  new BalanceLine(
                      name("txn"),
                      receipt,
                      charge.reference(),
                      BalanceLine.Kind.CHARGE,
                      charge.amount(),
                      processingRate().feeOf(charge.amount()),
                      now,
                      now.plus(SETTLES_AFTER),
                      false)));
          return new Answer.Done(receipt);
        });
  }

  @Override
  public Optional<Answer> findCharge(String reference) {
    return find(reference);
  }

  @Override
  public Answer refund(Refund refund) {
    return once(
        "refunds",
        refund.reference(),
        _ -> {
          Money rest = left.get(refund.chargeReceipt());
          if (rest == null || rest.compareTo(refund.amount()) < 0) {
            return new Answer.Refused("What is left of the charge does not cover the refund.");
          }
          if (lacks(OURS, refund.amount())) {
            return new Answer.Refused("You have insufficient available funds.");
          }
          left.put(refund.chargeReceipt(), rest.minus(refund.amount()));
          String receipt = make("re", "refunds", refund.reference(), OURS, refund.amount());
          move(
              OURS,
              BalanceLine.Kind.REFUND,
              receipt,
              refund.reference(),
              refund.amount().negated(),
              now);
          return new Answer.Done(receipt);
        });
  }

  @Override
  public Optional<Answer> findRefund(String reference) {
    return find(reference);
  }

  @Override
  public synchronized List<Balance> balances() {
    reading();
    var found = new ArrayList<Balance>();
    var accounts = new TreeSet<String>(List.of(OURS));
    movements.forEach(movement -> accounts.add(movement.account()));
    for (String account : accounts) {
      movements.stream()
          .filter(movement -> movement.account().equals(account))
          .map(movement -> movement.line().amount().currency())
          .distinct()
          .forEach(currency -> found.add(balance(account, currency)));
    }
    return found;
  }

  @Override
  public synchronized List<BalanceLine> lines(@Nullable String after, int limit) {
    reading();
    var lines =
        movements.stream()
            .filter(movement -> movement.account().equals(OURS))
            .map(movement -> today(movement.line()))
            .toList();
    int from = after == null ? 0 : lines.stream().map(BalanceLine::id).toList().indexOf(after) + 1;
    return lines.subList(from, Math.min(lines.size(), from + limit));
  }

  @Override
  public synchronized Optional<BalanceLine> findLine(String receipt) {
    return lines(null, Integer.MAX_VALUE).stream()
        .filter(line -> line.receipt().equals(receipt))
        .findFirst();
  }

  @Override
  public Answer openAccount(String reference, PartyId party) {
    return once(
        "accounts",
        reference,
        _ -> new Answer.Done(make("acct", "accounts", reference, OURS, Money.usd(0))));
  }

  @Override
  public Optional<Answer> findAccount(String reference) {
    return find(reference);
  }

  @Override
  public synchronized AccountStatus status(String account) {
    reading();
    if (!byReceipt.containsKey(account)) {
      throw new ProviderUnreachable("there is no account " + account);
    }
    return new AccountStatus(true, List.of());
  }

  @Override
  public Answer transfer(Transfer transfer) {
    return once(
        "transfers",
        transfer.reference(),
        _ -> {
          if (!byReceipt.containsKey(transfer.account())) {
            return new Answer.Refused("No such account: " + transfer.account());
          }
          if (lacks(OURS, transfer.amount())) {
            return new Answer.Refused("You have insufficient available funds.");
          }
          String receipt =
              make("tr", "transfers", transfer.reference(), transfer.account(), transfer.amount());
          move(
              OURS,
              BalanceLine.Kind.TRANSFER,
              receipt,
              transfer.reference(),
              transfer.amount().negated(),
              now);
          move(
              transfer.account(),
              BalanceLine.Kind.TRANSFER,
              receipt,
              transfer.reference(),
              transfer.amount(),
              now);
          return new Answer.Done(receipt);
        });
  }

  @Override
  public Optional<Answer> findTransfer(String reference) {
    return find(reference);
  }

  @Override
  public Answer reverseTransfer(String reference, String transferReceipt) {
    return once(
        "transfers",
        reference,
        _ -> {
          Made transfer = byReceipt.get(transferReceipt);
          if (transfer == null || left.get(transferReceipt).isZero()) {
            return new Answer.Refused("Nothing of this transfer is left to reverse.");
          }
          if (lacks(transfer.account(), transfer.amount())) {
            return new Answer.Refused("You have insufficient available funds.");
          }
          left.put(transferReceipt, Money.zero(transfer.amount().currency()));
          String receipt = make("trr", "reversals", reference, OURS, transfer.amount());
          BalanceLine.Kind kind = BalanceLine.Kind.TRANSFER_REVERSAL;
          move(transfer.account(), kind, receipt, reference, transfer.amount().negated(), now);
          move(OURS, kind, receipt, reference, transfer.amount(), now);
          return new Answer.Done(receipt);
        });
  }

  @Override
  public Optional<Answer> findReversal(String reference) {
    return find(reference);
  }

  @Override
  public Answer payOut(BankPayout payout) {
    return once(
        "payouts",
        payout.reference(),
        trouble -> {
          if (lacks(payout.account(), payout.amount())) {
            return new Answer.Refused("You have insufficient available funds.");
          }
          String receipt =
              make("po", "payouts", payout.reference(), payout.account(), payout.amount());
          move(
              payout.account(),
              BalanceLine.Kind.PAYOUT,
              receipt,
              payout.reference(),
              payout.amount().negated(),
              now);
          banks.put(
              receipt,
              new SentToBank(
                  payout.account(),
                  payout.amount(),
                  now.plus(ARRIVES_AFTER),
                  trouble.orElse(Trouble.REFUSE)));
          return new Answer.Done(receipt);
        });
  }

  @Override
  public Optional<Answer> findPayout(String reference) {
    return find(reference);
  }

  @Override
  public synchronized BankState bankState(String account, String receipt) {
    reading();
    SentToBank sent = banks.get(receipt);
    if (sent == null) {
      throw new ProviderUnreachable("there is no payout " + receipt);
    }
    if (now.isBefore(sent.arrival())) {
      return new BankState.InTransit(sent.arrival());
    }
    boolean bounces =
        sent.ending() == Trouble.PAYOUT_FAILS
            || (sent.ending() == Trouble.PAID_THEN_FAILED
                && !now.isBefore(sent.arrival().plus(BOUNCES_AFTER)));
    return bounces
        ? new BankState.Failed("The bank account has been closed.")
        : new BankState.Paid(sent.arrival());
  }

  private synchronized Answer once(
      String operation, String reference, Function<Optional<Trouble>, Answer> work) {
    Optional<Trouble> trouble = Optional.ofNullable(troubles.remove(operation));
    if (trouble.filter(EnumSet.of(Trouble.ERROR, Trouble.HANG)::contains).isPresent()) {
      return new Answer.Unknown("no answer");
    }
    if (trouble.equals(Optional.of(Trouble.REFUSE))) {
      return new Answer.Refused("The provider was told to refuse this.");
    }
    Made before = byReference.get(reference);
    Answer answer = before == null ? work.apply(trouble) : new Answer.Done(before.receipt());
    boolean lost =
        trouble
            .filter(EnumSet.of(Trouble.ERROR_AFTER, Trouble.LATE, Trouble.DROP)::contains)
            .isPresent();
    return lost ? new Answer.Unknown("the answer was lost") : answer;
  }

  private synchronized Optional<Answer> find(String reference) {
    if (troubles.remove("lookups") != null) {
      return Optional.of(new Answer.Unknown("no answer"));
    }
    return Optional.ofNullable(byReference.get(reference))
        .map(made -> new Answer.Done(made.receipt()));
  }

  private void reading() {
    if (troubles.remove("lookups") != null) {
      throw new ProviderUnreachable("no answer");
    }
  }

  private String make(
      String prefix, String operation, String reference, String account, Money amount) {
    var made = new Made(operation, name(prefix), account, amount);
    byReference.put(reference, made);
    byReceipt.put(made.receipt(), made);
    left.put(made.receipt(), amount);
    return made.receipt();
  }

  private String name(String prefix) {
    count++;
    return "%s_mem%06d".formatted(prefix, count);
  }

  private void move(
      String account,
      BalanceLine.Kind kind,
      String receipt,
      @Nullable String reference,
      Money amount,
      Instant at) {
    Money none = Money.zero(amount.currency());
    movements.add(
        new Movement(
            account,
            new BalanceLine(name("txn"), receipt, reference, kind, amount, none, at, at, true)));
  }

  private boolean lacks(String account, Money amount) {
    return balance(account, amount.currency()).available().compareTo(amount) < 0;
  }

  private Balance balance(String account, String currency) {
    Money pending = Money.zero(currency);
    Money available = Money.zero(currency);
    for (Movement movement : movements) {
      BalanceLine line = today(movement.line());
      if (movement.account().equals(account) && line.amount().currency().equals(currency)) {
        Money net = line.amount().minus(line.fee());
        pending = line.available() ? pending : pending.plus(net);
        available = line.available() ? available.plus(net) : available;
      }
    }
    return new Balance(
        account.equals(OURS) ? null : account, pending, available, Money.zero(currency));
  }

  private BalanceLine today(BalanceLine line) {
    return new BalanceLine(
        line.id(),
        line.receipt(),
        line.reference(),
        line.kind(),
        line.amount(),
        line.fee(),
        line.createdAt(),
        line.availableOn(),
        !line.availableOn().isAfter(now));
  }
}
