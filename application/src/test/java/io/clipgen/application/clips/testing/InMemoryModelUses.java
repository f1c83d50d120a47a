package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.ModelUse;
import io.clipgen.application.clips.port.ModelUses;
import io.clipgen.application.clips.query.ModelUsage;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What models were asked, in memory.
public final class InMemoryModelUses implements ModelUses, ModelUsage {

  private record Noted(JobId job, PartyId party, ModelUse use, Instant at) {}

  private final List<Noted> noted = new CopyOnWriteArrayList<>();
  private final InMemoryTransactions transactions;

  public InMemoryModelUses(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(JobId job, PartyId party, ModelUse use, Instant at) {
    var entry = new Noted(job, party, use, at);
    noted.add(entry);
    transactions.onRollback(() -> noted.remove(entry));
  }

  @Override
  public Map<JobId, List<Total>> ofOrders(PartyId party, Collection<JobId> jobs) {
    return noted.stream()
        .filter(each -> each.party().equals(party) && jobs.contains(each.job()))
        .map(Noted::job)
        .distinct()
        .collect(
            Collectors.toMap(
                job -> job, job -> totals(noted.stream().filter(each -> each.job().equals(job)))));
  }

  @Override
  public List<Total> since(Instant from) {
    return totals(noted.stream().filter(each -> !each.at().isBefore(from)));
  }

  @Override
  public List<Total> all() {
    return totals(noted.stream());
  }

  private static List<Total> totals(Stream<Noted> uses) {
    return uses
        .map(Noted::use)
        .map(u -> new Total(u.model(), u.purpose(), 1, u.promptTokens(), u.answerTokens()))
        .collect(
            Collectors.toMap(
                each -> List.of(each.model(), each.purpose()),
                each -> each,
                (one, other) ->
                    new Total(
                        one.model(),
                        one.purpose(),
                        one.calls() + other.calls(),
                        one.promptTokens() + other.promptTokens(),
                        one.answerTokens() + other.answerTokens())))
        .values()
        .stream()
        .sorted(Comparator.comparing(Total::model).thenComparing(Total::purpose))
        .toList();
  }
}
