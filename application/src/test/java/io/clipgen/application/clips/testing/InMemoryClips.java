package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.ClipEdits;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipEdit;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.ClipVersion;
import io.clipgen.domain.clips.QualityReport;
import io.clipgen.domain.clips.Selection;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps clips, orders and edits in the heap.
public final class InMemoryClips implements Clips, ClipEdits, DiscardedFiles {

  private record Share(ClipId clip, PartyId party) {}

  private final Map<JobId, ClipOrder> orders = new HashMap<>();
  private final Map<JobId, Transcript> words = new HashMap<>();
  private final Map<JobId, Selection> choices = new HashMap<>();
  private final Map<ClipId, Clip> clips = new HashMap<>();
  private final Map<ClipId, QualityReport> qualities = new HashMap<>();
  private final Set<Share> shares = new HashSet<>();
  private final Map<JobId, ClipEdit> edits = new LinkedHashMap<>();
  private final Map<ClipId, List<ClipVersion>> versions = new HashMap<>();
  private final Map<BlobKey, Duration> discarded = new LinkedHashMap<>();
  private final InMemoryTransactions transactions;
  private Duration passed = Duration.ZERO;

  public InMemoryClips(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  /// Lets the machine's time go on, for discarded files.
  public void pass(Duration time) {
    passed = passed.plus(time);
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
  public void saveWords(JobId job, Transcript brought) {
    transactions.requireOpen();
    words.putIfAbsent(job, brought);
  }

  @Override
  public Optional<Transcript> findWords(JobId job) {
    return Optional.ofNullable(words.get(job));
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
    return settle(job, ClipOrder.Pending.class, outcome);
  }

  @Override
  public boolean reopen(JobId job) {
    transactions.requireOpen();
    return find(job).isPresent()
        ? reopenEdit(job)
        : settle(job, ClipOrder.Failed.class, new ClipOrder.Pending());
  }

  private boolean settle(
      JobId job, Class<? extends ClipOrder.Outcome> from, ClipOrder.Outcome outcome) {
    Optional<ClipOrder> open = findOrder(job).filter(order -> from.isInstance(order.outcome()));
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
  public void keepQuality(ClipId clip, QualityReport quality) {
    transactions.requireOpen();
    if (clips.containsKey(clip)) {
      qualities.put(clip, quality);
    }
  }

  @Override
  public Optional<QualityReport> findQuality(ClipId clip) {
    return Optional.ofNullable(qualities.get(clip));
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

  @Override
  public boolean replace(Clip next) {
    transactions.requireOpen();
    Clip before = clips.get(next.id());
    if (before == null || before.version() != next.version() - 1 || isShared(next.id())) {
      return false;
    }
    clips.put(next.id(), next);
    List<ClipVersion> earlier = versions.computeIfAbsent(next.id(), _ -> new ArrayList<>());
    earlier.addFirst(new ClipVersion(before.version(), before.recipe(), before.madeAt()));
    transactions.onRollback(
        () -> {
          clips.put(before.id(), before);
          earlier.removeFirst();
        });
    return true;
  }

  @Override
  public int nextNumber(JobId job) {
    transactions.requireOpen();
    return 1
        + clips.values().stream()
            .filter(clip -> clip.madeBy().equals(job))
            .mapToInt(Clip::number)
            .max()
            .orElse(0);
  }

  @Override
  public boolean isShared(ClipId clip) {
    return shares.stream().anyMatch(share -> share.clip().equals(clip));
  }

  @Override
  public boolean begin(ClipEdit edit) {
    transactions.requireOpen();
    if (edits.containsKey(edit.job())
        || edits.values().stream()
            .anyMatch(other -> other.isPending() && other.target().equals(edit.target()))) {
      return false;
    }
    edits.put(edit.job(), edit);
    transactions.onRollback(() -> edits.remove(edit.job()));
    return true;
  }

  @Override
  public Optional<ClipEdit> find(JobId job) {
    return Optional.ofNullable(edits.get(job)).filter(edit -> clips.containsKey(edit.clip()));
  }

  @Override
  public Optional<ClipEdit> newest(ClipId clip) {
    return edits.values().stream()
        .filter(edit -> edit.target().equals(clip) && !edit.isCopy())
        .reduce((_, later) -> later);
  }

  @Override
  public boolean settle(JobId job, ClipEdit.Outcome outcome) {
    transactions.requireOpen();
    return settle(job, ClipEdit.Pending.class, outcome);
  }

  private boolean reopenEdit(JobId job) {
    boolean free =
        find(job).stream()
            .noneMatch(
                edit ->
                    edits.values().stream()
                        .anyMatch(
                            other -> other.isPending() && other.target().equals(edit.target())));
    return free && settle(job, ClipEdit.Failed.class, new ClipEdit.Pending());
  }

  private boolean settle(
      JobId job, Class<? extends ClipEdit.Outcome> from, ClipEdit.Outcome outcome) {
    Optional<ClipEdit> open = find(job).filter(edit -> from.isInstance(edit.outcome()));
    open.ifPresent(
        edit -> {
          edits.put(
              job,
              new ClipEdit(
                  job,
                  edit.clip(),
                  edit.target(),
                  edit.madeOn(),
                  edit.recipe(),
                  edit.askedAt(),
                  outcome));
          transactions.onRollback(() -> edits.put(job, edit));
        });
    return open.isPresent();
  }

  @Override
  public List<ClipVersion> earlier(ClipId clip) {
    return List.copyOf(versions.getOrDefault(clip, List.of()));
  }

  @Override
  public void add(List<BlobKey> files) {
    transactions.requireOpen();
    files.forEach(file -> discarded.put(file, passed));
  }

  @Override
  public List<BlobKey> discardedFor(Duration age, int limit) {
    return discarded.entrySet().stream()
        .filter(file -> passed.minus(file.getValue()).compareTo(age) >= 0)
        .map(Map.Entry::getKey)
        .limit(limit)
        .toList();
  }

  @Override
  public void forget(List<BlobKey> files) {
    transactions.requireOpen();
    files.forEach(discarded::remove);
  }
}
