package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.earnings.Breaker.Wrong;
import io.clipgen.application.earnings.port.BreakerLog;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Shows an administrator the breaker, has the books checked, and lets payouts and releases go on.
public final class OperateBreaker {

  private static final int EVENTS = 50;

  private final AdminActions actions;
  private final BreakerLog log;
  private final CheckBooks books;
  private final Transactions transactions;
  private final BusinessClock clock;

  public OperateBreaker(
      BreakerLog log,
      CheckBooks books,
      Transactions transactions,
      BusinessClock clock,
      AdminActions actions) {
    this.actions = actions;
    this.log = log;
    this.books = books;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// How things stand, and what happened.
  public View see(Caller caller) {
    caller.requireAdmin();
    return new View(log.state(), log.history(EVENTS));
  }

  /// Checks everything now.
  public View check(Caller caller) {
    caller.requireAdmin();
    books.check(clock.now());
    return see(caller);
  }

  /// Lets payouts and releases go on. The books are checked first.
  ///
  /// @throws InvalidInput naming `reason` if it is missing
  /// @throws Refused where they are not stopped, or where something is still wrong and `force` was
  ///   not given
  public View reset(Command command) {
    command.caller().requireAdmin();
    String why = Reason.given("must say what was found and done", command.reason());
    requireTripped(log.tripped());
    List<Wrong> left = books.check(clock.now());
    if (!left.isEmpty() && !command.force()) {
      throw new Refused(
          "books-still-wrong",
          "Still wrong: "
              + left.get(0).figure()
              + " ("
              + left.get(0).detail()
              + "). Put it right first, or reset with force and a reason: what is wrong now is then accepted until it changes.");
    }
    transactions.run(
        () -> {
          BreakerLog.State state = log.lock();
          requireTripped(state.tripped());
          List<Wrong> before = state.accepted();
          List<Wrong> accepted =
              left.isEmpty()
                  ? before
                  : Stream.concat(before.stream(), left.stream()).distinct().toList();
          log.reset(clock.now(), command.caller().party(), why, accepted);
          actions.note(command.caller(), "reset-breaker", "breaker", why);
        });
    return see(command.caller());
  }

  private static void requireTripped(Optional<Breaker.Tripped> tripped) {
    if (tripped.isEmpty()) {
      throw new Refused("breaker-not-tripped", "Payouts and releases are not stopped.");
    }
  }

  /// @param force whether to go on although something is still wrong
  public record Command(Caller caller, String reason, boolean force) {}

  /// What an administrator sees.
  ///
  /// @param events newest first
  public record View(BreakerLog.State state, List<BreakerLog.Event> events) {}
}
