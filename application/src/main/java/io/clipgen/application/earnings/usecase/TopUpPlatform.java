package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.earnings.port.TopUps;
import io.clipgen.application.earnings.port.TopUps.State;
import io.clipgen.application.earnings.port.TopUps.TopUp;
import io.clipgen.application.earnings.port.TopUps.Where;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.shared.BankReference;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Page;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.Occasion;
import io.clipgen.domain.earnings.PostingRules;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.TopUpId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The owner puts money in: through the provider, or onto the platform's bank account, which is
/// noted with the bank's reference.
public final class TopUpPlatform implements EffectHandler<TopUpPlatform.Payload> {

  /// The kind of effect.
  public static final String KIND = "top-up";

  private final AdminActions actions;
  private final PaymentGateway gateway;
  private final TopUps topUps;
  private final Bookkeeper bookkeeper;
  private final Effects effects;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final Ids ids;
  private final String currency;

  /// @param currency the installation's currency
  public TopUpPlatform(
      PaymentGateway gateway,
      TopUps topUps,
      Ledger ledger,
      Effects effects,
      Transactions transactions,
      BusinessClock clock,
      Ids ids,
      String currency,
      AdminActions actions) {
    this.actions = actions;
    this.gateway = gateway;
    this.topUps = topUps;
    this.bookkeeper = new Bookkeeper(ledger, ids);
    this.effects = effects;
    this.transactions = transactions;
    this.clock = clock;
    this.ids = ids;
    this.currency = currency;
  }

  /// Puts money in.
  ///
  /// @throws InvalidInput naming `amount` or `reference`
  /// @throws Refused if the reference was used before
  public TopUp handle(Command command) {
    command.caller().requireAdmin();
    if (!command.amount().currency().equals(currency) || !command.amount().isPositive()) {
      throw new InvalidInput("amount", "must be above zero, in " + currency);
    }
    boolean bank = command.where() == Where.BANK;
    String reference = bank ? BankReference.given(command.reference()) : none(command.reference());
    var topUp =
        new TopUp(
            new TopUpId(ids.next()),
            command.where(),
            command.amount(),
            bank ? State.DONE : State.REQUESTED,
            bank ? reference : null,
            null,
            command.caller().party(),
            clock.now());
    transactions.run(
        () -> {
          begin(topUp);
          actions.note(command.caller(), "top-up-platform", topUp.id().text(), reference);
        });
    return topUp;
  }

  /// A top-up.
  ///
  /// @throws NotFound if there is none of that id
  public TopUp get(Caller caller, TopUpId id) {
    caller.requireAdmin();
    return transactions.call(() -> topUps.lock(id).orElseThrow(() -> new NotFound("top-up", id)));
  }

  /// All top-ups, newest first.
  public Page<TopUp> list(Caller caller, @Nullable TopUpId after, int limit) {
    caller.requireAdmin();
    return topUps.list(after, limit);
  }

  private void begin(TopUp topUp) {
    if (!topUps.add(topUp)) {
      throw new Refused(
          "reference-used", "This payment is in the books already: each reference counts once.");
    }
    if (topUp.where() == Where.BANK) {
      book(topUp, AccountType.BANK, String.valueOf(topUp.reference()));
    } else {
      effects.intend(
          KIND,
          topUp.id().text(),
          new Payload(topUp.id().text(), topUp.amount().minor(), topUp.amount().currency()));
    }
  }

  private static String none(@Nullable String reference) {
    if (reference != null && !reference.isBlank()) {
      throw new InvalidInput(
          "reference", "is the bank's: leave it out for a top-up through the provider");
    }
    return "";
  }

  private void book(TopUp topUp, AccountType where, String reference) {
    bookkeeper.post(
        PostingRules.toppedUp(
            Occasion.of(topUp.id().text(), "topped up", clock.now()).with("receipt", reference),
            where,
            topUp.amount()));
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Class<Payload> payload() {
    return Payload.class;
  }

  @Override
  public Answer call(String reference, Payload payload) {
    return gateway.topUp(reference, Money.of(payload.amount(), payload.currency()));
  }

  @Override
  public Optional<Answer> find(String reference, Payload payload) {
    return gateway.findTopUp(reference);
  }

  @Override
  public void done(String reference, Payload payload, String receipt) {
    TopUp topUp = lock(payload);
    if (open(topUp)) {
      book(topUp, AccountType.PSP_AVAILABLE, receipt);
      topUps.save(topUp.in(State.DONE, receipt, null));
    }
  }

  @Override
  public void refused(String reference, Payload payload, String reason) {
    TopUp topUp = lock(payload);
    if (open(topUp)) {
      topUps.save(topUp.in(State.REFUSED, null, reason));
    }
  }

  @Override
  public void unknown(String reference, Payload payload, String reason) {
    TopUp topUp = lock(payload);
    if (open(topUp)) {
      topUps.save(topUp.in(State.UNKNOWN, null, reason));
    }
  }

  private static boolean open(TopUp topUp) {
    return topUp.state() == State.REQUESTED || topUp.state() == State.UNKNOWN;
  }

  private TopUp lock(Payload payload) {
    return topUps.lock(TopUpId.parse(payload.topUp())).orElseThrow();
  }

  /// @param reference the bank's name of the payment, for one to the bank
  public record Command(Caller caller, Where where, Money amount, @Nullable String reference) {}

  /// What is put in.
  ///
  /// @param amount in minor units
  public record Payload(String topUp, long amount, String currency) {}
}
