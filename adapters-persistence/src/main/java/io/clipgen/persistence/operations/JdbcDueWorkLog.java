package io.clipgen.persistence.operations;

import io.clipgen.application.operations.port.DueWorkLog;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whose turn a kind of due work is, in `operations.turn`.
final class JdbcDueWorkLog implements DueWorkLog {

  private static final String TURN = "due-work/";

  private final Turns turns;
  private final Bell bell;

  JdbcDueWorkLog(Turns turns, Bell bell) {
    this.turns = turns;
    this.bell = bell;
  }

  @Override
  public boolean takeIfDue(String name, Instant now, Instant until) {
    return turns.take(TURN + name, now, until, true);
  }

  @Override
  public boolean take(String name, Instant now, Instant until) {
    return turns.take(TURN + name, now, until, false);
  }

  @Override
  public boolean taken(String name, Instant now) {
    return turns.taken(TURN + name, now);
  }

  @Override
  public void giveBack(String name, Instant next, @Nullable String failure) {
    turns.giveBack(TURN + name, next, failure);
  }

  @Override
  public void allAtOnce(Instant now) {
    turns.allDue(TURN, now);
    bell.ring();
  }
}
