package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.Disputes;
import io.clipgen.application.earnings.Holds;
import io.clipgen.application.earnings.Holds.Decided;
import io.clipgen.application.earnings.SourceKeeper;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.ClaimTerms;
import io.clipgen.domain.campaigns.Dispute;
import io.clipgen.domain.shared.DisputeId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.Money;
import java.util.Objects;

/// An administrator decides a dispute, for the clipper or for the brand. The answer names what that
/// does with the money.
public final class DecideDispute {

  private final AdminActions actions;
  private final Transactions transactions;
  private final Disputes disputes;
  private final DecideAppeal appeals;
  private final Holds holds;
  private final SourceKeeper keeper;

  /// @param keeper of claims
  public DecideDispute(
      Transactions transactions,
      Disputes disputes,
      DecideAppeal appeals,
      Holds holds,
      SourceKeeper keeper,
      AdminActions actions) {
    this.actions = actions;
    this.transactions = transactions;
    this.disputes = disputes;
    this.appeals = appeals;
    this.holds = holds;
    this.keeper = keeper;
  }

  /// @throws Forbidden unless the caller is an admin
  /// @throws NotFound if there is no such dispute
  /// @throws InvalidInput if there is no reason
  /// @throws Refused where it is decided
  public Outcome handle(Caller caller, Command command) {
    caller.requireAdmin();
    String why = Reason.given("must say why it is decided so", command.reason());
    return transactions.call(
        () -> {
          Dispute found =
              disputes
                  .find(command.dispute())
                  .orElseThrow(() -> new NotFound("dispute", command.dispute()));
          keeper.lock(found.claim().text());
          Dispute dispute = disputes.find(command.dispute()).orElseThrow();
          if (!dispute.open()) {
            throw new Refused("dispute-decided", "This dispute was decided before.");
          }
          Effect effect =
              dispute.kind() == Dispute.Kind.REJECTION
                  ? appeal(caller, dispute, command)
                  : hold(caller, dispute, command);
          String what =
              command.forClipper() ? "decide-dispute-for-clipper" : "decide-dispute-for-brand";
          actions.note(caller, what, dispute.id().text(), why);
          return new Outcome(disputes.find(dispute.id()).orElseThrow(), effect);
        });
  }

  private Effect appeal(Caller caller, Dispute dispute, Command command) {
    DecideAppeal.Outcome decided =
        appeals.handle(
            caller,
            new DecideAppeal.Command(dispute.claim(), command.forClipper(), command.reason()));
    ClaimTerms terms = decided.claim().terms();
    Money none = Money.zero(terms.most().currency());
    return command.forClipper() && terms.paysForClip()
        ? new Effect(terms.net(), decided.returned(), terms.fee())
        : new Effect(none, decided.returned(), none);
  }

  private Effect hold(Caller caller, Dispute dispute, Command command) {
    HoldId hold = Objects.requireNonNull(dispute.hold());
    String claim = dispute.claim().text();
    if (command.forClipper()) {
      Decided decided = holds.lift(hold, command.reason(), caller.party());
      keeper.cleared(claim, decided.returned(), command.reason());
      return new Effect(decided.payee(), decided.returned(), decided.fee());
    }
    Decided decided = holds.uphold(hold, command.reason(), caller.party());
    Money setAside = keeper.lost(claim, decided.base(), command.reason());
    return new Effect(decided.payee(), decided.returned().plus(setAside), decided.fee());
  }

  /// @param reason for both sides
  public record Command(DisputeId dispute, boolean forClipper, String reason) {}

  /// What was decided.
  public record Outcome(Dispute dispute, Effect effect) {}

  /// What a decision does with the money.
  ///
  /// @param clipper what is the clipper's: held until it is due, or available
  /// @param campaign what is the campaign's again by it, and what was still set aside for the claim
  ///   among it
  /// @param fee the platform's part: earned where a rejected clip is paid after all, else refunded
  public record Effect(Money clipper, Money campaign, Money fee) {}
}
