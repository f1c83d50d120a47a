package io.clipgen.bootstrap.histories;

import io.clipgen.application.campaigns.usecase.BookFunding;
import io.clipgen.application.campaigns.usecase.MarkPaidOut;
import io.clipgen.application.campaigns.usecase.MarkReleased;
import io.clipgen.application.campaigns.usecase.NoteRefusedFunding;
import io.clipgen.application.earnings.port.LedgerAudit.Check;
import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.earnings.usecase.AnswerChargeback;
import io.clipgen.application.earnings.usecase.ChargeFunding;
import io.clipgen.application.earnings.usecase.ChargeTip;
import io.clipgen.application.earnings.usecase.SendRefund;
import io.clipgen.application.earnings.usecase.VerifyLedger;
import io.clipgen.application.earnings.usecase.VerifyLedger.Figure;
import io.clipgen.application.histories.House;
import io.clipgen.application.histories.Step;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.port.EffectLog;
import io.clipgen.application.operations.port.EventLog;
import io.clipgen.application.operations.usecase.CarryOutEffects;
import io.clipgen.application.operations.usecase.DeliverEvents;
import io.clipgen.application.payouts.usecase.OpenPayoutAccount;
import io.clipgen.application.payouts.usecase.ReturnPayout;
import io.clipgen.application.payouts.usecase.SendPayout;
import io.clipgen.application.payouts.usecase.TransferPayout;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.application.shared.Transactions;
import io.clipgen.bootstrap.world.World;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.operations.Backoff;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The house as production wires it, in a [World].
final class DatabaseHouse extends House {

  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(10));

  private final Town town;
  private final World world;
  private final Books books;
  private final CarryOutEffects workers;
  private final DeliverEvents events;
  private Duration ahead = Duration.ZERO;

  DatabaseHouse(Town town) {
    this.town = town;
    this.world = town.world();
    this.books = new Books(world.database());
    InstantSource machineTime = () -> Instant.now().plus(ahead);
    this.workers =
        new CarryOutEffects(
            part(EffectLog.class),
            Stream.<EffectHandler<?>>of(
                    part(ChargeFunding.class),
                    part(ChargeTip.class),
                    part(SendRefund.class),
                    part(OpenPayoutAccount.class),
                    part(TransferPayout.class),
                    part(SendPayout.class),
                    part(ReturnPayout.class),
                    part(AnswerChargeback.class))
                .<EffectHandler<?>>map(this::watched)
                .toList(),
            part(Transactions.class),
            machineTime,
            BACKOFF,
            () -> 0.0);
    this.events =
        new DeliverEvents(
            part(EventLog.class),
            Stream.<EventHandler<?>>of(
                    part(BookFunding.class),
                    part(NoteRefusedFunding.class),
                    part(MarkReleased.class),
                    part(MarkPaidOut.class))
                .<EventHandler<?>>map(this::watched)
                .toList(),
            machineTime,
            BACKOFF,
            () -> 0.0);
  }

  @Override
  protected <T> T part(Class<T> type) {
    return world.get(type);
  }

  @Override
  protected Caller brand(int number) {
    return town.brands().get(number - 1);
  }

  @Override
  protected Caller clipper(int number) {
    return town.clippers().get(number - 1);
  }

  @Override
  protected Caller admin() {
    return world.admin();
  }

  @Override
  protected SourceVideoId source(int brand) {
    return town.sources().get(brand - 1);
  }

  @Override
  protected ClipId clip(Caller clipper, SourceVideoId source) {
    return world.clip(clipper.party(), source);
  }

  @Override
  protected void pass(Duration time) {
    world.clock().advance(time);
  }

  @Override
  protected void fault(Step.Fault fault) {
    world.trouble(fault.operation(), fault.trouble().name());
  }

  @Override
  protected void suspend(Caller party, boolean suspended) {
    world.suspend(party, suspended);
  }

  @Override
  protected String chargeBack(String charge, Money amount, Money fee) {
    return world.chargeBack(charge, amount, fee);
  }

  @Override
  protected void rule(String chargeback, boolean won) {
    world.rule(chargeback, won);
  }

  @Override
  protected void carryOut() {
    ahead = ahead.plusDays(1);
    while (workers.callNext()) {
      // until none may be called
    }
    while (workers.askNext()) {
      // until none is to be asked for
    }
  }

  @Override
  protected void tell() {
    while (events.run() > 0) {
      // until nothing is left to tell
    }
  }

  @Override
  protected Snapshot snapshot() {
    return books.snapshot();
  }

  @Override
  protected Map<String, AtProvider> provider() {
    var found = new HashMap<String, AtProvider>();
    for (var balance : part(PaymentGateway.class).balances()) {
      found.put(
          balance.account() == null ? "" : balance.account(),
          new AtProvider(
              balance.pending().minor(), balance.available().minor(), balance.disputed().minor()));
    }
    return found;
  }

  @Override
  protected List<String> broken() {
    var broken = new ArrayList<>(books.broken());
    VerifyLedger.Report report = part(VerifyLedger.class).run();
    report.unreachable().ifPresent(broken::add);
    report.checks().stream()
        .filter(check -> check.holds() != mayHold(check, report))
        .forEach(check -> broken.add(check.toString()));
    Unheard unheard = unheard();
    report.provider().stream()
        .filter(figure -> !agrees(figure, unheard))
        .forEach(figure -> broken.add(figure + " with " + unheard));
    return broken;
  }

  /// Two figures may be wrong for a while, and then their check must say so: what a chargeback took
  /// beyond its payment, and losses that nobody has made good yet.
  private static boolean mayHold(Check check, VerifyLedger.Report report) {
    return switch (check.name()) {
      case "Nothing is in suspense" -> total(report, AccountType.SUSPENSE) == 0;
      case "Liabilities are covered by assets" -> own(report) >= 0;
      default -> true;
    };
  }

  private static long own(VerifyLedger.Report report) {
    long own = 0;
    for (AccountType type : AccountType.values()) {
      own +=
          switch (type.kind()) {
            case EQUITY, REVENUE -> total(report, type);
            case EXPENSE -> -total(report, type);
            case ASSET, LIABILITY -> 0;
          };
    }
    return own;
  }

  private static long total(VerifyLedger.Report report, AccountType type) {
    Money total = report.totals().get(type.template());
    return total == null ? 0 : total.minor();
  }

  private static boolean agrees(Figure figure, Unheard unheard) {
    long shift =
        switch (figure.name()) {
          case "psp.available" -> unheard.available();
          case "psp.disputed" -> -unheard.disputed();
          default -> 0;
        };
    long difference = figure.difference().minor() - shift;
    return difference >= figure.least().minor() && difference <= figure.most().minor();
  }
}
