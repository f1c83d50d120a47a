package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.ClaimChanged;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.port.Strikes;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Approval;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Strike;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.StrikeId;
import java.time.Instant;
import java.util.List;

/// An administrator has found that views of a clip were not real, or finds that they were after
/// all. What struck views had earned is taken back, released or not.
public final class StrikeViews {

  private final AdminActions actions;
  private final Transactions transactions;
  private final Claims claims;
  private final Strikes strikes;
  private final Recounts recounts;
  private final Endings endings;
  private final BusinessClock clock;
  private final Ids ids;

  public StrikeViews(
      Transactions transactions,
      Claims claims,
      Strikes strikes,
      Recounts recounts,
      Endings endings,
      BusinessClock clock,
      Ids ids,
      AdminActions actions) {
    this.actions = actions;
    this.transactions = transactions;
    this.claims = claims;
    this.strikes = strikes;
    this.recounts = recounts;
    this.endings = endings;
    this.clock = clock;
    this.ids = ids;
  }

  /// Strikes views.
  ///
  /// @throws Forbidden unless the caller is an admin
  /// @throws NotFound if there is no such claim
  /// @throws InvalidInput if a value breaks a rule, or more is struck than the claim has
  /// @throws Refused where nothing was approved
  public Done strike(Caller caller, Command command) {
    caller.requireAdmin();
    Instant now = clock.now();
    Strike strike =
        Checked.input(
            () ->
                new Strike(
                    new StrikeId(ids.next()),
                    command.claim(),
                    command.views(),
                    command.reason(),
                    command.evidence(),
                    caller.party(),
                    now,
                    false));
    return transactions.call(
        () -> {
          Claim claim = claims.lock(command.claim());
          long has = approval(claim).views();
          if (strike.views() > has) {
            throw new InvalidInput("views", "must be at most " + has + ": the claim has no more");
          }
          strikes.add(strike);
          actions.note(caller, "strike-views", strike.id().text(), strike.reason());
          Recounts.Change change =
              recounts.strike(claim, strike.views(), "views struck: " + strike.id(), now);
          endings.tell(
              claim, ClaimChanged.What.VIEWS_STRUCK, strike.views() + " views: " + strike.reason());
          return new Done(strike, change);
        });
  }

  /// Lets struck views count again. What they earn is posted anew while the bonus window lasts;
  /// after it they count for the tier alone.
  ///
  /// @throws Forbidden unless the caller is an admin
  /// @throws NotFound if there is no such strike
  /// @throws InvalidInput if there is no reason
  /// @throws Refused where it was lifted before
  public Done lift(Caller caller, StrikeId id, String reason) {
    caller.requireAdmin();
    String why = Reason.given("must say why they count after all", reason);
    Instant now = clock.now();
    return transactions.call(
        () -> {
          ClaimId of = strikes.find(id).orElseThrow(() -> new NotFound("strike", id)).claim();
          Claim claim = claims.lock(of);
          Strike strike = strikes.find(id).orElseThrow();
          if (strike.lifted()) {
            throw new Refused("strike-lifted", "This strike was lifted before.");
          }
          strikes.lift(id);
          actions.note(caller, "lift-strike", id.text(), why);
          Recounts.Change change = recounts.lifted(claim, "strike lifted: " + id, now);
          endings.tell(claim, ClaimChanged.What.STRIKE_LIFTED, strike.views() + " views: " + why);
          return new Done(strike.lift(), change);
        });
  }

  /// A claim's strikes, oldest first.
  ///
  /// @throws Forbidden unless the caller is an admin
  public List<Strike> list(Caller caller, ClaimId claim) {
    caller.requireAdmin();
    return strikes.list(claim);
  }

  private static Approval approval(Claim claim) {
    return claim
        .approval()
        .orElseThrow(
            () ->
                new Refused(
                    "claim-state",
                    "Only an approved clip has views: the claim is "
                        + claim.state().words()
                        + "."));
  }

  /// @param reason for the clipper
  /// @param evidence what it was found by
  public record Command(ClaimId claim, long views, String reason, String evidence) {}

  /// What was done, with its effect on money.
  public record Done(Strike strike, Recounts.Change change) {}
}
