package io.clipgen.application.earnings.testing;

import io.clipgen.application.earnings.port.Reserves;
import io.clipgen.domain.earnings.Reserve;
import io.clipgen.domain.earnings.Tranche;
import io.clipgen.domain.earnings.Tranche.Draw;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// [Reserves] in memory, drawing on [InMemoryFundings].
public final class InMemoryReserves implements Reserves {

  private final InMemoryFundings fundings;
  private final Map<String, Reserve> reserves = new HashMap<>();
  private final Map<String, List<Draw>> draws = new HashMap<>();

  public InMemoryReserves(InMemoryFundings fundings) {
    this.fundings = fundings;
    fundings.drawnOnBy(this);
  }

  @Override
  public void open(Reserve reserve) {
    List<Draw> drawn =
        Tranche.draw(fundings.oldestFirst(reserve.pot()), reserve.base().plus(reserve.bonus()));
    fundings.take(drawn);
    reserves.put(reserve.source(), reserve);
    draws.put(reserve.source(), drawn);
  }

  @Override
  public Optional<Reserve> lock(String source) {
    return Optional.ofNullable(reserves.get(source));
  }

  @Override
  public void save(Reserve reserve) {
    reserves.put(reserve.source(), reserve);
  }

  @Override
  public void giveBack(String source, Money amount) {
    var left = new ArrayList<Draw>();
    Money missing = amount;
    for (Draw draw : draws.get(source).reversed()) {
      Money back = missing.min(draw.amount());
      missing = missing.minus(back);
      if (back.isPositive()) {
        fundings.giveBack(draw.funding(), back);
      }
      if (back.compareTo(draw.amount()) < 0) {
        left.addFirst(new Draw(draw.funding(), draw.amount().minus(back)));
      }
    }
    draws.put(source, left);
  }

  @Override
  public void end(String source) {
    reserves.computeIfPresent(source, (_, reserve) -> reserve.over());
  }

  List<Draw> draws(String source) {
    return draws.getOrDefault(source, List.of());
  }

  /// What the bases of all sources drew on a payment, as they stand.
  Money basesDrawn(FundingId funding, String currency) {
    Money drawn = Money.zero(currency);
    for (var each : draws.entrySet()) {
      Reserve reserve = Objects.requireNonNull(reserves.get(each.getKey()));
      Money left = reserve.base().minus(reserve.lost());
      for (Draw draw : each.getValue()) {
        Money part = left.min(draw.amount());
        left = left.minus(part);
        drawn = draw.funding().equals(funding) ? drawn.plus(part) : drawn;
      }
    }
    return drawn;
  }

  boolean settled(String source) {
    return draws.getOrDefault(source, List.of()).stream()
        .allMatch(draw -> fundings.settled(draw.funding()));
  }
}
