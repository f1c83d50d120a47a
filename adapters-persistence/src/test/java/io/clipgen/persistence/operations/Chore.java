package io.clipgen.persistence.operations;

import io.clipgen.application.operations.JobHandler;
import io.clipgen.application.operations.testing.JobsContract.Colour;
import io.clipgen.domain.shared.JobId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A job handler that does what the test says and remembers what happened to it.
final class Chore implements JobHandler<Colour> {

  /// What is done.
  interface Work {
    void run(JobId job, Progress progress) throws InterruptedException;
  }

  private final String kind;
  private final boolean heavy;
  private volatile Work work;
  private final List<JobId> begun = new CopyOnWriteArrayList<>();
  private final List<String> gaveUp = new CopyOnWriteArrayList<>();

  Chore(String kind, boolean heavy, Work work) {
    this.kind = kind;
    this.heavy = heavy;
    this.work = work;
  }

  void doing(Work other) {
    work = other;
  }

  List<JobId> begun() {
    return List.copyOf(begun);
  }

  List<String> gaveUp() {
    return List.copyOf(gaveUp);
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public boolean heavy() {
    return heavy;
  }

  @Override
  public Class<Colour> payload() {
    return Colour.class;
  }

  @Override
  public void run(JobId job, Colour colour, Progress progress) throws InterruptedException {
    begun.add(job);
    work.run(job, progress);
  }

  @Override
  public void gaveUp(JobId job, Colour colour, String reason) {
    gaveUp.add(reason);
  }
}
