package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.ClaimHistory.Count;
import io.clipgen.application.campaigns.port.ClaimHistory.Past;
import io.clipgen.application.earnings.Earned;
import io.clipgen.application.earnings.Rehearsal;
import io.clipgen.domain.campaigns.Approval;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimTerms;
import io.clipgen.domain.campaigns.Proposal;
import io.clipgen.domain.campaigns.RuleBook;
import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// Plays a clipper's history again, twice: as it was agreed, and under a proposal. Claims,
/// standings and books are the very ones that live claims go through; only nothing of it is kept.
final class Replay {

  private final Proposal proposal;
  private final RuleBook book;
  private final CampaignPolicies policies;
  private final Rehearsal.Stage stage;

  Replay(Proposal proposal, RuleBook book, CampaignPolicies policies, Rehearsal.Stage stage) {
    this.proposal = proposal;
    this.book = book;
    this.policies = policies;
    this.stage = stage;
  }

  /// @param pasts all of one clipper's
  /// @return those that the proposal covers
  List<Replayed> of(List<Past> pasts) {
    Map<ClaimId, ClaimTerms> proposed = proposed(pasts);
    var replayed = new ArrayList<Replayed>();
    for (Past past : pasts) {
      Claim claim = past.claim();
      if (proposal.covers(claim.claimedAt())) {
        ClaimTerms terms = proposed.getOrDefault(claim.id(), claim.terms());
        Played was = play(past, claim.terms());
        Played would = terms.equals(claim.terms()) ? was : play(past, terms);
        replayed.add(new Replayed(claim, terms, was, would));
      }
    }
    return replayed;
  }

  /// What each claim would have agreed on, in the order in which the clipper's standing grew.
  private Map<ClaimId, ClaimTerms> proposed(List<Past> pasts) {
    var terms = new HashMap<ClaimId, ClaimTerms>();
    if (!proposal.hasTiers()) {
      pasts.forEach(
          past ->
              terms.put(past.claim().id(), proposal.termsOf(past.claim(), Standing.START, book)));
      return terms;
    }
    Standing standing = Standing.START;
    for (Step step : steps(pasts, terms)) {
      standing = step.change().apply(standing, step.at());
    }
    return terms;
  }

  private List<Step> steps(List<Past> pasts, Map<ClaimId, ClaimTerms> terms) {
    var steps = new ArrayList<Step>();
    for (Past past : pasts) {
      Claim claim = past.claim();
      steps.add(
          new Step(
              claim.claimedAt(),
              (standing, at) -> {
                terms.put(claim.id(), proposal.termsOf(claim, standing, book));
                return standing.under(proposal.tiersAt(at, book));
              }));
      steps.add(
          new Step(
              claim.approval().orElseThrow().at(),
              (standing, at) -> standing.withApproval(proposal.tiersAt(at, book))));
      long before = 0;
      for (Count count : past.counts()) {
        long difference = count.views() - before;
        steps.add(
            new Step(
                count.at(),
                (standing, at) -> standing.withViews(difference, proposal.tiersAt(at, book))));
        before = count.views();
      }
    }
    steps.sort(Comparator.comparing(Step::at));
    return steps;
  }

  private record Step(Instant at, BiFunction<Standing, Instant, Standing> change) {}

  private Played play(Past past, ClaimTerms terms) {
    Claim claim = past.claim().uncounted(terms);
    Rehearsal rehearsal = stage.begin();
    Approval approval = claim.approval().orElseThrow();
    rehearsal.at(approval.at());
    var money = new ClaimMoney(rehearsal.books());
    money.reserve(claim);
    money.accept(claim, approval);
    var earnings = new ViewEarnings(rehearsal.books(), policies);
    for (Count count : past.counts()) {
      rehearsal.at(count.at());
      Claim after =
          count.recount()
              ? claim.recounted(count.views(), count.at())
              : claim.observed(count.views(), count.at());
      Approval was = claim.approval().orElseThrow();
      Approval is = after.approval().orElseThrow();
      Money fall = was.earned().settled().minus(is.earned().settled());
      if (count.recount() && fall.isPositive()) {
        rehearsal.books().takeBack(claim.campaign(), claim.id(), fall, "replayed");
      } else if (!is.earned().equals(was.earned())) {
        earnings.post(after, is, count.at());
      }
      claim = after;
    }
    return new Played(rehearsal.earned(claim.id()), rehearsal.addsUp(claim.id()));
  }

  /// How a claim came out.
  record Played(Earned earned, boolean addsUp) {}

  /// A claim, both ways.
  ///
  /// @param terms the proposed ones
  /// @param was as it was agreed
  /// @param would as it would have been agreed
  record Replayed(Claim claim, ClaimTerms terms, Played was, Played would) {}
}
