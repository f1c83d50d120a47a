package io.clipgen.application.payouts.testing;

import io.clipgen.application.payouts.port.PayoutRuns;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.domain.payouts.PayoutAccount;
import io.clipgen.domain.payouts.PayoutRun;
import io.clipgen.domain.payouts.Rhythm;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutRunId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// [PayoutRuns] in memory, beside the payouts that they make. Nothing is rolled back.
public final class InMemoryPayoutRuns implements PayoutRuns {

  private static final Comparator<PartyId> ORDER = Comparator.comparing(PartyId::text);

  private final Payouts payouts;
  private final Map<PartyId, Rhythm> rhythms = new TreeMap<>(ORDER);
  private final Map<PayoutRunId, PayoutRun> runs = new LinkedHashMap<>();
  private final Set<PayoutRunId> finished = new HashSet<>();

  public InMemoryPayoutRuns(Payouts payouts) {
    this.payouts = payouts;
  }

  @Override
  public Rhythm rhythm(PartyId party) {
    return rhythms.getOrDefault(party, Rhythm.ON_DEMAND);
  }

  @Override
  public void choose(PartyId party, Rhythm rhythm, Instant at) {
    rhythms.put(party, rhythm);
  }

  @Override
  public boolean begin(PayoutRun run) {
    boolean there =
        runs.values().stream()
            .filter(each -> each.rhythm() == run.rhythm() && each.period().equals(run.period()))
            .anyMatch(each -> each.number() == run.number());
    if (!there) {
      runs.put(run.id(), run);
    }
    return !there;
  }

  @Override
  public int lastNumber(Rhythm rhythm, String period) {
    return runs.values().stream()
        .filter(run -> run.rhythm() == rhythm && run.period().equals(period))
        .mapToInt(PayoutRun::number)
        .max()
        .orElse(0);
  }

  @Override
  public Optional<PayoutRun> lockOldestOpen(boolean byHand) {
    return runs.values().stream()
        .filter(run -> !finished.contains(run.id()) && (run.by().isPresent() || !byHand))
        .findFirst();
  }

  @Override
  public List<Payee> next(PayoutRun run, int limit) {
    return rhythms.entrySet().stream()
        .filter(each -> each.getValue() == run.rhythm())
        .map(Map.Entry::getKey)
        .filter(party -> run.after().filter(last -> ORDER.compare(party, last) <= 0).isEmpty())
        .limit(limit)
        .map(party -> payee(party, run))
        .toList();
  }

  private Payee payee(PartyId party, PayoutRun run) {
    Optional<String> account =
        payouts
            .account(party)
            .flatMap(
                known ->
                    known.state() instanceof PayoutAccount.State.Open(var name)
                        ? Optional.of(name)
                        : Optional.empty());
    return new Payee(
        party,
        account.orElse(null),
        account.flatMap(_ -> payouts.known(party)).orElse(null),
        payouts.find(party, run.occasion()).isPresent());
  }

  @Override
  public void decided(PayoutRun run, List<Decided> page, Instant at) {
    runs.put(
        run.id(),
        new PayoutRun(
            run.id(),
            run.rhythm(),
            run.period(),
            run.number(),
            run.dry(),
            run.by(),
            run.startedAt(),
            Optional.of(page.getLast().payee())));
  }

  @Override
  public void finish(PayoutRunId run, Instant at) {
    finished.add(Objects.requireNonNull(runs.get(run)).id());
  }
}
