package io.clipgen.application.earnings.testing;

import io.clipgen.application.earnings.port.Lines;
import io.clipgen.application.earnings.port.Lots;
import io.clipgen.domain.earnings.Line;
import io.clipgen.domain.earnings.LineState;
import io.clipgen.domain.earnings.Lot;
import io.clipgen.domain.earnings.Split;
import io.clipgen.domain.earnings.TakeBack;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// [Lines] and the [Lots] that they become, in memory.
public final class InMemoryLines implements Lines, Lots {

  private final InMemoryReserves reserves;
  private final Map<LineId, Line> lines = new LinkedHashMap<>();
  private final Map<LineId, HoldId> holds = new LinkedHashMap<>();
  private final Map<String, HoldId> wholes = new LinkedHashMap<>();
  private final List<Kept> lots = new ArrayList<>();

  public InMemoryLines(InMemoryReserves reserves) {
    this.reserves = reserves;
  }

  @Override
  public void add(Line line) {
    if (lines.putIfAbsent(line.id(), line) == null && wholes.containsKey(line.source())) {
      holds.put(line.id(), Objects.requireNonNull(wholes.get(line.source())));
    }
  }

  @Override
  public void reschedule(LineId line, Instant until) {
    lines.computeIfPresent(
        line,
        (_, old) ->
            old.state() instanceof LineState.Held ? in(old, new LineState.Held(until)) : old);
  }

  @Override
  public List<Line> ofSource(String source) {
    return lines.values().stream()
        .filter(line -> line.source().equals(source))
        .filter(
            line ->
                line.state() instanceof LineState.Held
                    || (line.state() instanceof LineState.Released
                        && !holds.containsKey(line.id())))
        .sorted(Comparator.comparing(Line::kind).thenComparing(Line::number).reversed())
        .toList();
  }

  @Override
  public void takeBack(List<TakeBack> parts, Instant at) {
    for (TakeBack part : parts) {
      lines.computeIfPresent(
          part.line(),
          (_, line) -> {
            Money payee = line.split().payee().minus(part.payeePart());
            Money fee = line.split().fee().minus(part.feePart());
            return payee.plus(fee).isZero()
                ? in(line, new LineState.Reversed(at))
                : new Line(
                    line.id(),
                    line.payee(),
                    line.source(),
                    line.kind(),
                    line.number(),
                    new Split(payee, fee),
                    line.rule(),
                    line.state());
          });
    }
  }

  @Override
  public List<Line> freeze(HoldId hold, String source, @Nullable LineId only) {
    List<Line> frozen =
        lines.values().stream()
            .filter(line -> line.source().equals(source))
            .filter(line -> only == null || line.id().equals(only))
            .filter(line -> !(line.state() instanceof LineState.Reversed))
            .filter(line -> !holds.containsKey(line.id()))
            .toList();
    frozen.forEach(line -> holds.put(line.id(), hold));
    if (only == null) {
      wholes.put(source, hold);
    }
    return frozen;
  }

  @Override
  public Optional<String> sourceOf(LineId line) {
    return Optional.ofNullable(lines.get(line)).map(Line::source);
  }

  @Override
  public List<Line> frozen(HoldId hold) {
    return lines.values().stream()
        .filter(line -> hold.equals(holds.get(line.id())))
        .filter(line -> !(line.state() instanceof LineState.Reversed))
        .toList();
  }

  @Override
  public List<Line> releasedAndFrozen(String source) {
    return lines.values().stream()
        .filter(line -> line.source().equals(source) && holds.containsKey(line.id()))
        .filter(line -> line.state() instanceof LineState.Released)
        .toList();
  }

  @Override
  public void thaw(HoldId hold) {
    holds.values().removeIf(hold::equals);
    wholes.values().removeIf(hold::equals);
    lots.stream()
        .filter(kept -> hold.equals(kept.hold) && !kept.lost)
        .forEach(kept -> kept.hold = null);
  }

  @Override
  public void lose(HoldId hold) {
    lots.stream().filter(kept -> hold.equals(kept.hold)).forEach(kept -> kept.lost = true);
  }

  @Override
  public List<Lot> freeOf(LineId line) {
    return lots.stream()
        .filter(kept -> kept.free() && kept.lot.line().equals(line))
        .map(kept -> kept.lot)
        .toList();
  }

  @Override
  public void freeze(HoldId hold, Lot.Selection selection, UUID rest) {
    selection.whole().forEach(lot -> kept(lot).hold = hold);
    selection.cut().ifPresent(cut -> cut(cut, rest).hold = hold);
  }

  @Override
  public void restore(HoldId hold, List<Restored> restored, Instant at) {
    restored.forEach(each -> lots.add(new Kept(each.lot())));
  }

  @Override
  public void restore(DebtId debt, List<Restored> restored, Instant at) {
    restored.forEach(each -> lots.add(new Kept(each.lot())));
  }

  @Override
  public List<Line> due(Instant now, int limit) {
    return lines.values().stream()
        .filter(
            line ->
                line.due(now) && !holds.containsKey(line.id()) && reserves.settled(line.source()))
        .limit(limit)
        .toList();
  }

  @Override
  public void release(Map<LineId, Money> worth, Instant at) {
    worth.forEach(
        (id, amount) -> {
          lines.computeIfPresent(id, (_, line) -> in(line, new LineState.Released(at)));
          if (amount.isPositive()) {
            lots.add(new Kept(new Lot(id.value(), id, amount)));
          }
        });
  }

  /// What the free lots of a payee are worth, in minor units.
  public long free(PartyId payee) {
    return lots.stream()
        .filter(kept -> kept.payout == null && kept.hold == null && payee(kept.lot).equals(payee))
        .mapToLong(kept -> kept.lot.amount().minor())
        .sum();
  }

  /// What the lots of a payout are worth, in minor units.
  public long takenBy(PayoutId payout) {
    return of(payout).stream().mapToLong(kept -> kept.lot.amount().minor()).sum();
  }

  /// The lines so far.
  public List<Line> lines() {
    return List.copyOf(lines.values());
  }

  @Override
  public List<Lot> oldestFree(PartyId payee, Money amount) {
    return lots.stream()
        .filter(kept -> kept.free() && payee(kept.lot).equals(payee))
        .map(kept -> kept.lot)
        .toList();
  }

  @Override
  public void take(PayoutId payout, Lot.Selection selection, UUID rest) {
    selection.whole().forEach(lot -> kept(lot).payout = payout);
    selection.cut().ifPresent(cut -> cut(cut, rest).payout = payout);
  }

  @Override
  public void takeAll(List<Taking> takings) {
    for (Taking taking : takings) {
      List<Lot> free = oldestFree(taking.payee(), taking.amount());
      long worth = free.stream().mapToLong(lot -> lot.amount().minor()).sum();
      if (worth != taking.amount().minor()) {
        throw new IllegalStateException(
            "the free lots of " + taking.payee() + " are worth " + worth);
      }
      free.forEach(lot -> kept(lot).payout = taking.payout());
    }
  }

  @Override
  public void free(PayoutId payout) {
    of(payout).forEach(kept -> kept.payout = null);
  }

  @Override
  public List<String> spend(PayoutId payout, Instant at) {
    var touched = new LinkedHashSet<String>();
    of(payout)
        .forEach(
            kept -> {
              kept.spent = true;
              touched.add(source(kept.lot));
            });
    return touched.stream()
        .filter(
            source ->
                lots.stream()
                    .filter(kept -> source(kept.lot).equals(source))
                    .allMatch(kept -> kept.spent))
        .filter(source -> lines.values().stream().noneMatch(line -> heldBase(line, source)))
        .toList();
  }

  private static boolean heldBase(Line line, String source) {
    return line.source().equals(source)
        && line.kind() == Line.Kind.BASE
        && line.state() instanceof LineState.Held;
  }

  @Override
  public List<String> unspend(PayoutId payout) {
    of(payout).forEach(kept -> kept.spent = false);
    return of(payout).stream().map(kept -> source(kept.lot)).distinct().toList();
  }

  private Kept cut(Lot.Cut cut, UUID rest) {
    Kept kept = kept(cut.lot());
    kept.lot = new Lot(cut.lot().id(), cut.lot().line(), cut.taken());
    lots.add(lots.indexOf(kept) + 1, new Kept(new Lot(rest, cut.lot().line(), cut.rest())));
    return kept;
  }

  private List<Kept> of(PayoutId payout) {
    return lots.stream().filter(kept -> payout.equals(kept.payout)).toList();
  }

  private Kept kept(Lot lot) {
    return lots.stream().filter(kept -> kept.lot.id().equals(lot.id())).findFirst().orElseThrow();
  }

  private PartyId payee(Lot lot) {
    return Objects.requireNonNull(lines.get(lot.line())).payee();
  }

  private String source(Lot lot) {
    return Objects.requireNonNull(lines.get(lot.line())).source();
  }

  private static Line in(Line line, LineState state) {
    return new Line(
        line.id(),
        line.payee(),
        line.source(),
        line.kind(),
        line.number(),
        line.split(),
        line.rule(),
        state);
  }

  private static final class Kept {
    private Lot lot;
    private @Nullable PayoutId payout;
    private boolean spent;
    private @Nullable HoldId hold;
    private boolean lost;

    boolean free() {
      return payout == null && hold == null;
    }

    Kept(Lot lot) {
      this.lot = lot;
    }
  }
}
