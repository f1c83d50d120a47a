package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Holds;
import io.clipgen.application.earnings.Holds.Decided;
import io.clipgen.application.earnings.Holds.Placed;
import io.clipgen.application.earnings.SourceKeeper;
import io.clipgen.application.earnings.port.HoldLog;
import io.clipgen.application.earnings.port.Lines;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.Hold;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.LineId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An administrator freezes what looks wrong, and decides about it. Whoever keeps the source is
/// told what that means for it.
public final class DecideHolds {

  private final AdminActions actions;
  private final Holds holds;
  private final HoldLog log;
  private final Lines lines;
  private final List<SourceKeeper> keepers;
  private final Transactions transactions;

  public DecideHolds(
      Holds holds,
      HoldLog log,
      Lines lines,
      List<SourceKeeper> keepers,
      Transactions transactions,
      AdminActions actions) {
    this.actions = actions;
    this.holds = holds;
    this.log = log;
    this.lines = lines;
    this.keepers = List.copyOf(keepers);
    this.transactions = transactions;
  }

  /// Freezes one line, or all of a source.
  ///
  /// @throws Forbidden unless the caller is an admin
  /// @throws NotFound if there is no such line or source
  /// @throws InvalidInput naming `line` if neither is named, `claim` if both are, or what is
  ///   missing of reason and evidence
  /// @throws Refused if there is nothing to freeze
  public Placed place(Caller caller, Command command) {
    caller.requireAdmin();
    Reason.given("evidence", "must say what it was found by", command.evidence());
    String why = Reason.given("must say why it is held", command.reason());
    return transactions.call(
        () -> {
          String source = source(command);
          Optional<SourceKeeper> keeper = keeper(source);
          keeper.ifPresent(each -> each.lock(source));
          Placed placed =
              holds.place(
                  source, command.line(), command.reason(), command.evidence(), caller.party());
          keeper.ifPresent(each -> each.held(source, command.reason()));
          actions.note(caller, "place-hold", placed.hold().text(), why);
          return placed;
        });
  }

  /// Decides for or against the payee.
  ///
  /// @param lift whether for the payee
  /// @throws Forbidden unless the caller is an admin
  /// @throws NotFound if there is no such hold
  /// @throws InvalidInput if there is no reason
  /// @throws Refused where it was decided before
  public Decided decide(Caller caller, HoldId id, boolean lift, String reason) {
    caller.requireAdmin();
    String why = Reason.given("must say why it is decided so", reason);
    return transactions.call(
        () -> {
          String source = log.find(id).orElseThrow(() -> new NotFound("hold", id)).source();
          Optional<SourceKeeper> keeper = keeper(source);
          keeper.ifPresent(each -> each.lock(source));
          Decided decided =
              lift
                  ? holds.lift(id, reason, caller.party())
                  : holds.uphold(id, reason, caller.party());
          keeper.ifPresent(each -> tell(each, decided, reason));
          actions.note(caller, lift ? "lift-hold" : "uphold-hold", id.text(), why);
          return decided;
        });
  }

  /// A hold as it is.
  ///
  /// @throws Forbidden unless the caller is an admin
  /// @throws NotFound if there is none
  public Hold get(Caller caller, HoldId id) {
    caller.requireAdmin();
    return log.find(id).orElseThrow(() -> new NotFound("hold", id));
  }

  private static void tell(SourceKeeper keeper, Decided decided, String reason) {
    if (decided.lifted()) {
      keeper.cleared(decided.source(), decided.returned(), reason);
    } else {
      keeper.lost(decided.source(), decided.base(), reason);
    }
  }

  private String source(Command command) {
    LineId line = command.line();
    String source = command.source();
    if (line == null) {
      if (source == null) {
        throw new InvalidInput("line", "must be given, or else the claim that is meant");
      }
      return source;
    }
    if (source != null) {
      throw new InvalidInput("claim", "must not be given where a line is meant");
    }
    return lines.sourceOf(line).orElseThrow(() -> new NotFound("line", line));
  }

  private Optional<SourceKeeper> keeper(String source) {
    return keepers.stream().filter(each -> each.keeps(source)).findFirst();
  }

  /// @param line the line that is meant, or
  /// @param source the source all of whose lines are meant, as the text form of an id
  /// @param reason for the payee
  /// @param evidence what it was found by
  public record Command(
      @Nullable LineId line, @Nullable String source, String reason, String evidence) {}
}
