package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.earnings.Books;
import io.clipgen.domain.campaigns.Approval;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimTerms;
import io.clipgen.domain.campaigns.Pricing;

/// Tells the books what a claim's place and its approval are worth: a price, or views to come.
final class ClaimMoney {

  private final Books books;

  ClaimMoney(Books books) {
    this.books = books;
  }

  /// A place is taken.
  ///
  /// @return whether the campaign's free money covered it
  boolean reserve(Claim claim) {
    ClaimTerms terms = claim.terms();
    return switch (terms.pricing()) {
      case Pricing.PerClip _ ->
          books.reserve(claim.campaign(), claim.id(), terms.base(), terms.bonusReserve());
      case Pricing.PerThousandViews _ ->
          books.reserveMetered(claim.campaign(), claim.id(), terms.base());
    };
  }

  /// A clip is approved.
  void accept(Claim claim, Approval approval) {
    ClaimTerms terms = claim.terms();
    if (terms.paysForClip()) {
      books.accept(
          claim.campaign(),
          claim.id(),
          approval.line(),
          claim.clipper(),
          new Books.Terms(terms.base(), terms.share(), terms.rule()),
          approval.releaseAt());
    }
  }
}
