package io.clipgen.application.operations.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.port.DueWorkLog;
import io.clipgen.application.operations.port.MovableClock;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Moves business time forward, in an embedded or test installation, and has everything that hangs
/// on it looked at.
public final class MoveClock {

  private static final Duration FURTHEST = Duration.ofDays(3_660);

  private final AdminActions actions;
  private final Transactions transactions;
  private final MovableClock movable;
  private final BusinessClock clock;
  private final DueWorkLog dueWork;
  private final InstantSource machineTime;

  public MoveClock(
      MovableClock movable,
      BusinessClock clock,
      DueWorkLog dueWork,
      Transactions transactions,
      InstantSource machineTime,
      AdminActions actions) {
    this.actions = actions;
    this.transactions = transactions;
    this.movable = movable;
    this.clock = clock;
    this.dueWork = dueWork;
    this.machineTime = machineTime;
  }

  /// @param caller an administrator
  /// @param advance how far forward
  public record Command(Caller caller, Duration advance, String reason) {}

  /// @return the business time after the move
  /// @throws io.clipgen.application.shared.Forbidden unless the caller is an administrator
  /// @throws Refused where business time cannot be moved
  /// @throws InvalidInput unless it is forward, by at most ten years
  public Instant handle(Command command) {
    command.caller().requireAdmin();
    requireMovable(movable);
    if (!command.advance().isPositive() || command.advance().compareTo(FURTHEST) > 0) {
      throw new InvalidInput("advance", "must be above zero and at most ten years, as in P3D");
    }
    String why = Reason.ifAny(command.reason());
    String by = command.advance().toString();
    transactions.run(() -> actions.note(command.caller(), "move-clock", by, why));
    movable.advance(command.advance());
    dueWork.allAtOnce(machineTime.instant());
    return clock.now();
  }

  static void requireMovable(MovableClock clock) {
    if (!clock.movable()) {
      throw new Refused(
          "clock-fixed",
          "Business time can be moved in an embedded installation only; this one follows the real time.");
    }
  }
}
