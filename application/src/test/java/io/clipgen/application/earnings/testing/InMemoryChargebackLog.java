package io.clipgen.application.earnings.testing;

import io.clipgen.application.earnings.port.ChargebackLog;
import io.clipgen.domain.earnings.Chargeback;
import io.clipgen.domain.earnings.ChargebackReply;
import io.clipgen.domain.earnings.Tranche;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// [ChargebackLog] in memory. Nothing is rolled back.
public final class InMemoryChargebackLog implements ChargebackLog {

  private final Map<String, Optional<Instant>> seen = new LinkedHashMap<>();
  private final Map<String, Chargeback> chargebacks = new LinkedHashMap<>();
  private final Map<String, ChargebackReply> replies = new HashMap<>();

  @Override
  public Optional<String> lastSeen() {
    return seen.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(seen.keySet()).getLast());
  }

  @Override
  public void seen(String id, @Nullable Instant askAt) {
    seen.put(id, Optional.ofNullable(askAt));
  }

  @Override
  public List<String> toAsk(Instant now, int limit) {
    return seen.entrySet().stream()
        .filter(each -> each.getValue().filter(at -> !at.isAfter(now)).isPresent())
        .sorted(
            Comparator.comparing((Map.Entry<String, Optional<Instant>> each) -> at(each))
                .thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .limit(limit)
        .toList();
  }

  private static Instant at(Map.Entry<String, Optional<Instant>> each) {
    return each.getValue().orElse(Instant.MAX);
  }

  @Override
  public void askSoon(String id, Instant now) {
    seen.computeIfPresent(id, (_, _) -> Optional.of(now));
  }

  @Override
  public void add(Chargeback chargeback) {
    chargebacks.put(chargeback.id(), chargeback);
  }

  @Override
  public Optional<Chargeback> lock(String id) {
    return Optional.ofNullable(chargebacks.get(id));
  }

  @Override
  public void save(Chargeback chargeback) {
    chargebacks.put(chargeback.id(), chargeback);
  }

  @Override
  public Optional<ChargebackReply> reply(String id) {
    return Optional.ofNullable(replies.get(id));
  }

  @Override
  public void save(ChargebackReply reply) {
    replies.put(reply.chargeback(), reply);
  }

  @Override
  public void explain(String id, Money amount) {
    chargebacks.computeIfPresent(
        id,
        (_, was) ->
            new Chargeback(
                was.id(),
                was.charge(),
                was.funding(),
                was.withdrawn(),
                was.fee(),
                was.frozen(),
                was.reason(),
                was.reopen(),
                was.feeBack(),
                was.explained().plus(amount),
                was.state(),
                was.openedAt(),
                was.endedAt(),
                was.debt()));
  }

  @Override
  public Money taken(FundingId payment, String besides, String currency) {
    return chargebacks.values().stream()
        .filter(each -> each.state() != Chargeback.State.WON && !each.id().equals(besides))
        .flatMap(each -> each.frozen().stream())
        .filter(draw -> draw.funding().equals(payment))
        .map(Tranche.Draw::amount)
        .reduce(Money.zero(currency), Money::plus);
  }

  @Override
  public boolean openOn(String pot) {
    return chargebacks.values().stream()
        .filter(each -> each.state() == Chargeback.State.OPEN)
        .map(Chargeback::funding)
        .anyMatch(funding -> funding != null && funding.pot().equals(pot));
  }
}
