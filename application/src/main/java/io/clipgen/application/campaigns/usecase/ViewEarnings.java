package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.earnings.Books;
import io.clipgen.domain.campaigns.Approval;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimTerms;
import io.clipgen.domain.campaigns.Pricing;
import io.clipgen.domain.shared.Money;
import java.time.Instant;

/// Tells the books what a claim's views have earned by now: a bonus on top of its price, or all
/// there is. Each increment is held by its own rule.
final class ViewEarnings {

  private final Books books;
  private final CampaignPolicies policies;

  ViewEarnings(Books books, CampaignPolicies policies) {
    this.books = books;
    this.policies = policies;
  }

  /// @param at when the views were observed
  /// @return what was posted: above zero a rise, below zero a fall
  Money post(Claim claim, Approval approval, Instant at) {
    ClaimTerms terms = claim.terms();
    return switch (terms.pricing()) {
      case Pricing.PerClip _ ->
          books.bonus(
              claim.campaign(),
              claim.id(),
              claim.clipper(),
              approval.earned().settled(),
              terms.bonusRule(),
              at.plus(policies.current().bonusHold()));
      case Pricing.PerThousandViews views ->
          books.meter(
              claim.campaign(),
              claim.id(),
              claim.clipper(),
              approval.earned(),
              terms.share(),
              terms.rule(),
              at.plus(views.validation()));
    };
  }
}
