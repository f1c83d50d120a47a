package io.clipgen.application.payouts.usecase;

import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutState;
import io.clipgen.domain.shared.PayoutId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Agrees to many payouts at once and says of each what happened.
public final class ApprovePayouts {

  /// So many at once, at most.
  public static final int MOST = 1000;

  private final AdminActions actions;
  private final Payouts payouts;
  private final Effects effects;
  private final Breaker breaker;
  private final Transactions transactions;
  private final BusinessClock clock;

  public ApprovePayouts(
      Payouts payouts,
      Effects effects,
      Breaker breaker,
      Transactions transactions,
      BusinessClock clock,
      AdminActions actions) {
    this.actions = actions;
    this.payouts = payouts;
    this.effects = effects;
    this.breaker = breaker;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Agrees to the payouts that `command` names.
  ///
  /// @throws InvalidInput naming `ids` if there are none or too many
  public Outcome handle(Command command) {
    command.caller().requireAdmin();
    breaker.requireClosed();
    String why = Reason.ifAny(command.reason());
    Caller by = command.caller();
    return switch (command.which()) {
      case Which.Named(var ids) -> named(ids, by, why);
      case Which.Waiting(var filter) -> {
        List<PayoutId> found = payouts.waiting(filter, MOST + 1);
        boolean more = found.size() > MOST;
        List<PayoutId> ids = more ? found.subList(0, MOST) : found;
        yield new Outcome(transactions.call(() -> approve(ids, by, why)), more);
      }
    };
  }

  private Outcome named(List<PayoutId> ids, Caller by, String why) {
    List<PayoutId> each = ids.stream().distinct().toList();
    if (each.isEmpty() || each.size() > MOST) {
      throw new InvalidInput("ids", "must name 1 to " + MOST + " payouts");
    }
    return new Outcome(transactions.call(() -> approve(each, by, why)), false);
  }

  private List<Answer> approve(List<PayoutId> ids, Caller by, String why) {
    Map<PayoutId, Payout> there =
        payouts.lockAll(ids).stream().collect(Collectors.toMap(Payout::id, Function.identity()));
    var waiting = new ArrayList<Payout>();
    var answers = new ArrayList<Answer>();
    for (PayoutId id : ids) {
      Payout payout = there.get(id);
      if (payout == null) {
        answers.add(new Answer(id, Result.NOT_FOUND));
      } else if (payout.state() instanceof PayoutState.Requested) {
        waiting.add(payout);
        answers.add(new Answer(id, Result.APPROVED));
      } else {
        answers.add(new Answer(id, Result.NOT_WAITING));
      }
    }
    Approvals.approve(payouts, effects, waiting, clock.now(), Approvals.BY_ADMINISTRATOR);
    waiting.forEach(payout -> actions.note(by, "approve-payout", payout.id().text(), why));
    return answers;
  }

  public record Command(Caller caller, Which which, String reason) {}

  /// Which payouts are meant.
  public sealed interface Which {

    /// These.
    record Named(List<PayoutId> ids) implements Which {}

    /// All that wait and fit, at most [#MOST] at a time.
    record Waiting(Payouts.Waiting filter) implements Which {}
  }

  /// What happened.
  ///
  /// @param more whether further payouts wait that fit
  public record Outcome(List<Answer> answers, boolean more) {
    public Outcome {
      answers = List.copyOf(answers);
    }
  }

  /// What happened to one.
  public record Answer(PayoutId id, Result result) {}

  /// What can happen to one.
  public enum Result {
    APPROVED("Approved; the provider is moving the money."),
    NOT_WAITING("Not waiting for approval any more: look at its state."),
    NOT_FOUND("There is no such payout.");

    private final String words;

    Result(String words) {
      this.words = words;
    }

    /// A sentence.
    public String words() {
      return words;
    }
  }
}
