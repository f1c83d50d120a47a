package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Books;
import io.clipgen.application.earnings.Earned;
import io.clipgen.application.earnings.Rehearsal;
import io.clipgen.application.earnings.port.Debts;
import io.clipgen.application.earnings.port.DrawnFees;
import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.earnings.port.Lines;
import io.clipgen.application.earnings.port.Reserves;
import io.clipgen.application.operations.Effects;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.FeeAccrual;
import io.clipgen.domain.earnings.Line;
import io.clipgen.domain.earnings.LineState;
import io.clipgen.domain.earnings.Posting;
import io.clipgen.domain.earnings.ProcessingRate;
import io.clipgen.domain.earnings.Reserve;
import io.clipgen.domain.earnings.Split;
import io.clipgen.domain.earnings.TakeBack;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// [LedgerBooks] over sheets of paper. Made for one rehearsal and thrown away.
public final class PaperRehearsal implements Rehearsal {

  private final String currency;
  private final PaperLedger ledger = new PaperLedger();
  private final PaperReserves reserves = new PaperReserves();
  private final PaperLines lines = new PaperLines();
  private final Books books;
  private Instant now = Instant.EPOCH;
  private long names;

  /// @param currency the installation's currency
  public PaperRehearsal(String currency) {
    this.currency = currency;
    this.books =
        new LedgerBooks(
            ledger,
            refusing(Fundings.class),
            new PaperFees(),
            reserves,
            lines,
            forgetting(Debts.class),
            refusing(Effects.class),
            () -> now,
            () -> new UUID(0, ++names),
            new ProcessingRate(Share.ofPercent(0), Money.zero(currency)),
            currency);
  }

  @Override
  public Books books() {
    return books;
  }

  @Override
  public void at(Instant instant) {
    now = instant;
    lines.release(instant);
  }

  @Override
  public Earned earned(ClaimId claim) {
    Money payee = Money.zero(currency);
    Money fee = Money.zero(currency);
    for (Line line : lines.ofSource(claim.text())) {
      payee = payee.plus(line.split().payee());
      fee = fee.plus(line.split().fee());
    }
    return new Earned(payee, fee);
  }

  @Override
  public boolean addsUp(ClaimId claim) {
    Reserve reserve = reserves.lock(claim.text()).orElseThrow();
    Money left = Money.zero(currency);
    for (Money balance :
        ledger.lock(List.of(Account.base(claim), Account.bonus(claim)), currency).values()) {
      left = left.plus(balance);
    }
    return reserve.base().plus(reserve.bonus()).equals(left.plus(earned(claim).gross()));
  }

  /// A port that no rehearsal needs.
  private static <P> P refusing(Class<P> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, _) -> {
              throw new UnsupportedOperationException(
                  port.getSimpleName() + "." + method.getName() + " cannot be rehearsed");
            }));
  }

  /// A port to which rehearsals only tell.
  private static <P> P forgetting(Class<P> port) {
    P refusing = refusing(port);
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) ->
                method.getReturnType() == void.class ? null : method.invoke(refusing, arguments)));
  }

  /// What is rehearsed is what clippers earn: campaign fees have no part in it.
  private static final class PaperFees implements DrawnFees {

    @Override
    public List<FeeDraw> feeDraws(String source) {
      return List.of();
    }

    @Override
    public void spent(List<FeeAccrual> accruals) {
      throw new UnsupportedOperationException("campaign fees cannot be rehearsed");
    }
  }

  private static final class PaperLedger implements Ledger {

    private final Map<Account, Long> balances = new HashMap<>();

    @Override
    public Outcome post(List<Stamped> entries) {
      for (Stamped each : entries) {
        for (Posting posting : each.entry().postings()) {
          balances.merge(posting.account(), posting.amount().minor(), Math::addExact);
        }
      }
      return new Outcome.Posted(entries.stream().map(Stamped::id).collect(Collectors.toSet()));
    }

    @Override
    public Money balance(Account account, String currency) {
      long raw = balances.getOrDefault(account, 0L);
      return Money.of(account.kind().guarded() ? -raw : raw, currency);
    }

    @Override
    public Money surplus(String currency) {
      throw new UnsupportedOperationException("tips cannot be rehearsed");
    }

    @Override
    public Map<Account, Money> lock(List<Account> accounts, String currency) {
      var locked = new LinkedHashMap<Account, Money>();
      accounts.forEach(account -> locked.put(account, balance(account, currency)));
      return locked;
    }

    @Override
    public int fold(int atLeast) {
      return 0;
    }
  }

  private static final class PaperReserves implements Reserves {

    private final Map<String, Reserve> all = new HashMap<>();

    @Override
    public void open(Reserve reserve) {
      all.put(reserve.source(), reserve);
    }

    @Override
    public Optional<Reserve> lock(String source) {
      return Optional.ofNullable(all.get(source));
    }

    @Override
    public void save(Reserve reserve) {
      all.put(reserve.source(), reserve);
    }

    @Override
    public void giveBack(String source, Money amount) {}

    @Override
    public void end(String source) {
      all.computeIfPresent(source, (_, reserve) -> reserve.over());
    }
  }

  private static final class PaperLines implements Lines {

    private final Map<LineId, Line> all = new LinkedHashMap<>();

    private void release(Instant now) {
      all.replaceAll(
          (_, line) ->
              line.due(now) ? with(line, line.split(), new LineState.Released(now)) : line);
    }

    @Override
    public void add(Line line) {
      all.putIfAbsent(line.id(), line);
    }

    @Override
    public void reschedule(LineId line, Instant until) {
      all.computeIfPresent(
          line,
          (_, old) ->
              old.state() instanceof LineState.Held
                  ? with(old, old.split(), new LineState.Held(until))
                  : old);
    }

    @Override
    public List<Line> ofSource(String source) {
      return all.values().stream()
          .filter(line -> line.source().equals(source))
          .filter(line -> !(line.state() instanceof LineState.Reversed))
          .sorted(Comparator.comparing(Line::kind).thenComparing(Line::number).reversed())
          .toList();
    }

    @Override
    public void takeBack(List<TakeBack> parts, Instant at) {
      for (TakeBack part : parts) {
        all.computeIfPresent(part.line(), (_, line) -> less(line, part, at));
      }
    }

    private static Line less(Line line, TakeBack part, Instant at) {
      Money payee = line.split().payee().minus(part.payeePart());
      Money fee = line.split().fee().minus(part.feePart());
      return payee.plus(fee).isZero()
          ? with(line, line.split(), new LineState.Reversed(at))
          : with(line, new Split(payee, fee), line.state());
    }

    @Override
    public Optional<String> sourceOf(LineId line) {
      return Optional.ofNullable(all.get(line)).map(Line::source);
    }

    @Override
    public List<Line> freeze(HoldId hold, String source, @Nullable LineId line) {
      throw new UnsupportedOperationException("holds cannot be rehearsed");
    }

    @Override
    public List<Line> frozen(HoldId hold) {
      return List.of();
    }

    @Override
    public List<Line> releasedAndFrozen(String source) {
      return List.of();
    }

    @Override
    public void thaw(HoldId hold) {}

    @Override
    public List<Line> due(Instant now, int limit) {
      return all.values().stream().filter(line -> line.due(now)).limit(limit).toList();
    }

    @Override
    public void release(Map<LineId, Money> worth, Instant at) {
      worth.forEach(
          (id, _) ->
              all.computeIfPresent(
                  id, (_, line) -> with(line, line.split(), new LineState.Released(at))));
    }

    private static Line with(Line line, Split split, LineState state) {
      return new Line(
          line.id(),
          line.payee(),
          line.source(),
          line.kind(),
          line.number(),
          split,
          line.rule(),
          state);
    }
  }
}
