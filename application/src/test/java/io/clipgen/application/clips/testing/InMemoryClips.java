package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.Selection;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps clips and orders in the heap.
public final class InMemoryClips implements Clips {

  private record Share(ClipId clip, PartyId party) {}

  private final Map<JobId, ClipOrder> orders = new HashMap<>();
  private final Map<JobId, Selection> choices = new HashMap<>();
  private final Map<ClipId, Clip> clips = new HashMap<>();
  private final Set<Share> shares = new HashSet<>();
  private final InMemoryTransactions transactions;

  public InMemoryClips(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  /// All clips, in the order of their numbers.
  public List<Clip> all() {
    return clips.values().stream().sorted(Comparator.comparingInt(Clip::number)).toList();
  }

  /// All orders, in no order.
  public List<ClipOrder> orders() {
    return List.copyOf(orders.values());
  }

  @Override
  public void add(ClipOrder order) {
    transactions.requireOpen();
    orders.putIfAbsent(order.job(), order);
  }

  @Override
  public Optional<ClipOrder> findOrder(JobId job) {
    return Optional.ofNullable(orders.get(job));
  }

  @Override
  public void saveChoice(JobId job, Selection choice) {
    transactions.requireOpen();
    choices.put(job, choice);
  }

  @Override
  public Optional<Selection> findChoice(JobId job) {
    return Optional.ofNullable(choices.get(job));
  }

  @Override
  public boolean settle(JobId job, ClipOrder.Outcome outcome) {
    transactions.requireOpen();
    Optional<ClipOrder> open =
        findOrder(job).filter(order -> order.outcome() instanceof ClipOrder.Pending);
    open.ifPresent(
        order -> {
          orders.put(
              job,
              new ClipOrder(
                  job,
                  order.source(),
                  order.orderedBy(),
                  order.request(),
                  order.orderedAt(),
                  outcome));
          transactions.onRollback(() -> orders.put(job, order));
        });
    return open.isPresent();
  }

  @Override
  public void addAll(List<Clip> added) {
    transactions.requireOpen();
    added.forEach(clip -> clips.put(clip.id(), clip));
  }

  @Override
  public Optional<Clip> find(ClipId clip) {
    return Optional.ofNullable(clips.get(clip));
  }

  @Override
  public Optional<Clip> findVisible(ClipId clip, PartyId party) {
    return find(clip)
        .filter(c -> c.owner().equals(party) || shares.contains(new Share(clip, party)));
  }

  @Override
  public void share(ClipId clip, PartyId party) {
    transactions.requireOpen();
    shares.add(new Share(clip, party));
  }

  @Override
  public boolean removeUnshared(ClipId clip) {
    transactions.requireOpen();
    return shares.stream().noneMatch(share -> share.clip().equals(clip))
        && clips.remove(clip) != null;
  }
}
