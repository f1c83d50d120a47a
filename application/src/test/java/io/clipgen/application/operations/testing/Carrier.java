package io.clipgen.application.operations.testing;

import io.clipgen.application.operations.EffectHandler;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// An effect handler whose provider answers as it is told, and which remembers everything.
public final class Carrier implements EffectHandler<Parcel> {

  private final String kind;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final List<String> written = new CopyOnWriteArrayList<>();
  private final AtomicInteger receipts = new AtomicInteger();
  private volatile @Nullable Answer found;

  public Carrier(String kind) {
    this.kind = kind;
  }

  /// What the next calls answer; after them, it is done.
  public synchronized void answering(Answer... next) {
    answers.addAll(Arrays.asList(next));
  }

  /// What the provider knows from now on.
  public void finding(Answer answer) {
    found = answer;
  }

  /// The provider has never heard of anything.
  public void finding() {
    found = null;
  }

  /// The references of all calls, in order.
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /// What was written down, in order.
  public List<String> written() {
    return List.copyOf(written);
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Class<Parcel> payload() {
    return Parcel.class;
  }

  @Override
  public synchronized Answer call(String reference, Parcel parcel) {
    calls.add(reference);
    return answers.isEmpty()
        ? new Answer.Done("receipt-" + receipts.incrementAndGet())
        : answers.remove();
  }

  @Override
  public Optional<Answer> find(String reference, Parcel parcel) {
    return Optional.ofNullable(found);
  }

  @Override
  public void done(String reference, Parcel parcel, String receipt) {
    written.add(reference + " done " + receipt);
  }

  @Override
  public void refused(String reference, Parcel parcel, String reason) {
    written.add(reference + " refused " + reason);
  }

  @Override
  public void unknown(String reference, Parcel parcel, String reason) {
    written.add(reference + " unknown " + reason);
  }
}
