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
import java.util.Set;
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
  private static final Duration ANSWERED_WITHIN = Duration.ofDays(7);
  private static final Duration KEYS_LIVE = Duration.ofDays(1);
  private static final Set<Trouble> LOSING =
      EnumSet.of(Trouble.ERROR_AFTER, Trouble.LATE, Trouble.DROP);
  private static final String OURS = "";

  private record Movement(String account, BalanceLine line) {}

  private record Made(String operation, String receipt, String account, Money amount) {}

  private record SentToBank(String account, Money amount, Instant arrival, Trouble ending) {}

  /// What is answered to a reference until it is forgotten.
  private record Kept(Answer answer, Instant until) {}

  private record GivenBack(String charge, Money amount, Instant returns) {}

  private final Map<String, Made> byReference = new LinkedHashMap<>();
  private final Map<String, Kept> kept = new HashMap<>();
  private final Map<String, Made> byReceipt = new HashMap<>();
  private final Map<String, Money> left = new HashMap<>();
  private final Map<String, SentToBank> banks = new LinkedHashMap<>();
  private final List<String> bounced = new ArrayList<>();
  private final List<Movement> movements = new ArrayList<>();
  private final Map<String, GivenBack> returning = new LinkedHashMap<>();
  private final Map<String, Dispute> disputes = new LinkedHashMap<>();
  private final Map<String, List<String>> wanted = new HashMap<>();
  private final Map<String, Trouble> troubles = new HashMap<>();
  private Instant now;
  private Money payoutFee = Money.usd(0);
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
    returning.forEach(
        (receipt, refund) -> {
          if (!now.isBefore(refund.returns()) && !bounced.contains(receipt)) {
            bounced.add(receipt);
            move(OURS, BalanceLine.Kind.REFUND, receipt, null, refund.amount(), now);
            left.merge(refund.charge(), refund.amount(), Money::plus);
          }
        });
  }

  @Override
  public synchronized String dispute(String charge, Money amount, Money fee) {
    String id = open(charge, amount, amount, fee, DisputeState.NEEDS_RESPONSE);
    settle(id, amount.negated(), fee);
    return id;
  }

  @Override
  public synchronized String inquire(String charge, Money amount) {
    Money none = Money.zero(amount.currency());
    return open(charge, amount, none, none, DisputeState.INQUIRY);
  }

  @Override
  public synchronized void decide(String dispute, boolean won) {
    Dispute open = disputes.get(dispute);
    Money none = Money.zero(open.amount().currency());
    if (!won) {
      disputes.put(dispute, in(open, DisputeState.LOST, open.withdrawn(), open.fee()));
      return;
    }
    disputes.put(dispute, in(open, DisputeState.WON, none, none));
    if (!open.withdrawn().isZero()) {
      settle(dispute, open.withdrawn(), open.fee().negated());
    }
  }

  @Override
  public synchronized void onboarding(String account, List<String> missing) {
    wanted.put(account, List.copyOf(missing));
  }

  @Override
  public synchronized void payoutFee(Money fee) {
    payoutFee = fee;
  }

  private String open(String charge, Money amount, Money withdrawn, Money fee, DisputeState state) {
    String id = name("du");
    Instant until = now.plus(ANSWERED_WITHIN);
    disputes.put(
        id, new Dispute(id, charge, amount, withdrawn, fee, state, "fraudulent", now, until));
    return id;
  }

  private static Dispute in(Dispute was, DisputeState state, Money withdrawn, Money fee) {
    return new Dispute(
        was.id(),
        was.charge(),
        was.amount(),
        withdrawn,
        fee,
        state,
        was.reason(),
        was.openedAt(),
        was.evidenceUntil());
  }

  private void settle(String dispute, Money amount, Money fee) {
    movements.add(
        new Movement(
            OURS,
            new BalanceLine(
                name("txn"),
                dispute,
                null,
                BalanceLine.Kind.DISPUTE,
                amount,
                fee,
                now,
                now,
                true)));
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
        trouble -> {
          Money rest = left.get(refund.chargeReceipt());
          if (rest == null || rest.compareTo(refund.amount()) < 0) {
            return new Answer.Refused("What is left of the charge does not cover the refund.");
          }
          if (disputes.values().stream().anyMatch(open -> takenFor(refund.chargeReceipt(), open))) {
            return new Answer.Refused("The charge is disputed.");
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
          if (trouble.equals(Optional.of(Trouble.REFUND_FAILS))) {
            returning.put(
                receipt,
                new GivenBack(refund.chargeReceipt(), refund.amount(), now.plus(BOUNCES_AFTER)));
          }
          return new Answer.Done(receipt);
        });
  }

  private static boolean takenFor(String charge, Dispute dispute) {
    return dispute.charge().equals(charge) && !dispute.withdrawn().isZero();
  }

  @Override
  public Optional<Answer> findRefund(String reference) {
    return find(reference);
  }

  @Override
  public synchronized RefundState refundState(String receipt) {
    reading();
    if (!byReceipt.containsKey(receipt)) {
      throw new ProviderUnreachable("there is no refund " + receipt);
    }
    return bounced.contains(receipt) ? RefundState.FAILED : RefundState.SUCCEEDED;
  }

  @Override
  public Answer topUp(String reference, Money amount) {
    return once(
        "topups",
        reference,
        _ -> {
          String receipt = make("tu", "topups", reference, OURS, amount);
          move(OURS, BalanceLine.Kind.TOP_UP, receipt, reference, amount, now);
          return new Answer.Done(receipt);
        });
  }

  @Override
  public Optional<Answer> findTopUp(String reference) {
    return find(reference);
  }

  @Override
  public synchronized List<Dispute> disputes(@Nullable String after, int limit) {
    reading();
    var all = List.copyOf(disputes.values());
    int from = after == null ? 0 : all.stream().map(Dispute::id).toList().indexOf(after) + 1;
    return all.subList(from, Math.min(all.size(), from + limit));
  }

  @Override
  public synchronized Optional<Dispute> findDispute(String id) {
    reading();
    return Optional.ofNullable(disputes.get(id));
  }

  @Override
  public Answer accept(String reference, String dispute) {
    return once(
        "disputes",
        reference,
        _ -> {
          Dispute open = disputes.get(dispute);
          if (open == null) {
            return new Answer.Refused("No such dispute: " + dispute);
          }
          if (open.state() == DisputeState.WON) {
            return new Answer.Refused("This dispute was won.");
          }
          disputes.put(dispute, in(open, DisputeState.LOST, open.withdrawn(), open.fee()));
          return new Answer.Done(dispute);
        });
  }

  @Override
  public Answer contest(String reference, String dispute, Map<String, String> evidence) {
    return once(
        "disputes",
        reference,
        _ -> {
          Dispute open = disputes.get(dispute);
          if (open == null) {
            return new Answer.Refused("No such dispute: " + dispute);
          }
          if (open.state() == DisputeState.UNDER_REVIEW) {
            return new Answer.Done(dispute);
          }
          if (open.state() != DisputeState.NEEDS_RESPONSE) {
            return new Answer.Refused("This dispute cannot be answered any more.");
          }
          disputes.put(dispute, in(open, DisputeState.UNDER_REVIEW, open.withdrawn(), open.fee()));
          return new Answer.Done(dispute);
        });
  }

  @Override
  public synchronized List<Balance> balances() {
    reading();
    return peek();
  }

  /// The balances, without taking trouble.
  public synchronized List<Balance> peek() {
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
    List<String> missing = wanted.getOrDefault(account, List.of());
    return new AccountStatus(missing.isEmpty(), missing);
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
        trouble -> toBank(payout.reference(), payout.account(), payout.amount(), trouble));
  }

  @Override
  public Answer platformPayOut(String reference, Money amount) {
    return once("payouts", reference, trouble -> toBank(reference, OURS, amount, trouble));
  }

  private Answer toBank(String reference, String account, Money amount, Optional<Trouble> trouble) {
    if (!wanted.getOrDefault(account, List.of()).isEmpty()) {
      return new Answer.Refused("Payouts are not enabled for this account.");
    }
    if (lacks(account, amount)) {
      return new Answer.Refused("You have insufficient available funds.");
    }
    String receipt = make("po", "payouts", reference, account, amount);
    move(account, BalanceLine.Kind.PAYOUT, receipt, reference, amount.negated(), now);
    if (!payoutFee.isZero()) {
      move(OURS, BalanceLine.Kind.FEE, receipt, reference, payoutFee.negated(), now);
    }
    Trouble ending = trouble.orElse(Trouble.REFUSE);
    banks.put(receipt, new SentToBank(account, amount, now.plus(ARRIVES_AFTER), ending));
    return new Answer.Done(receipt);
  }

  @Override
  public Optional<Answer> findPlatformPayout(String reference) {
    return find(reference);
  }

  @Override
  public BankState platformBankState(String receipt) {
    return bankState(OURS, receipt);
  }

  @Override
  public synchronized Optional<Money> payoutFee(String receipt) {
    return lines(null, Integer.MAX_VALUE).stream()
        .filter(line -> line.receipt().equals(receipt))
        .filter(line -> line.kind() == BalanceLine.Kind.FEE)
        .findFirst()
        .map(line -> line.amount().negated());
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
    Kept before = kept.get(reference);
    if (before == null || !now.isBefore(before.until())) {
      before = new Kept(answer(trouble, work), now.plus(KEYS_LIVE));
      kept.put(reference, before);
    }
    return trouble.filter(LOSING::contains).isPresent()
        ? new Answer.Unknown("the answer was lost")
        : before.answer();
  }

  private static Answer answer(
      Optional<Trouble> trouble, Function<Optional<Trouble>, Answer> work) {
    if (trouble.equals(Optional.of(Trouble.REFUSE))) {
      return new Answer.Refused("The provider was told to refuse this.");
    }
    Answer answer = work.apply(trouble);
    return trouble.equals(Optional.of(Trouble.ERROR_AFTER))
        ? new Answer.Unknown("an error of the provider")
        : answer;
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
    boolean ours = account.equals(OURS);
    return new Balance(ours ? null : account, pending, available, disputed(ours, currency));
  }

  private Money disputed(boolean ours, String currency) {
    return disputes.values().stream()
        .filter(_ -> ours)
        .filter(dispute -> dispute.state() != DisputeState.LOST)
        .map(Dispute::withdrawn)
        .filter(withdrawn -> withdrawn.currency().equals(currency))
        .reduce(Money.zero(currency), Money::plus);
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
