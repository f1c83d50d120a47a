package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.Locale;

/// Why a clipper cannot take a place.
public sealed interface ClaimingRefusal {

  /// A stable name in kebab case.
  String code();

  /// What to do about it, in a sentence.
  String sentence();

  /// It takes no claims now.
  record NotOpen(CampaignState state) implements ClaimingRefusal {
    @Override
    public String code() {
      return "campaign-not-open";
    }

    @Override
    public String sentence() {
      return "This campaign is "
          + state.name().toLowerCase(Locale.ROOT)
          + " and takes no claims: choose an open one.";
    }
  }

  /// It takes no claims any more.
  record DeadlinePassed(Instant deadline) implements ClaimingRefusal {
    @Override
    public String code() {
      return "deadline-over";
    }

    @Override
    public String sentence() {
      return "This campaign took claims until " + deadline + ": choose another one.";
    }
  }

  /// Nobody is paid by oneself.
  record OwnCampaign() implements ClaimingRefusal {
    @Override
    public String code() {
      return "own-campaign";
    }

    @Override
    public String sentence() {
      return "This campaign is your own: only others can claim it.";
    }
  }

  /// One at a time.
  record AlreadyClaimed() implements ClaimingRefusal {
    @Override
    public String code() {
      return "already-claimed";
    }

    @Override
    public String sentence() {
      return "You have a claim on this campaign that is not decided yet: finish or withdraw it first.";
    }
  }

  /// Full, for now: places come back when claims end without an approval.
  record NoPlaceLeft(int places) implements ClaimingRefusal {
    @Override
    public String code() {
      return "no-place-left";
    }

    @Override
    public String sentence() {
      return "All "
          + places
          + " places of this campaign are taken: look again later, or choose another campaign.";
    }
  }

  /// An Enterprise campaign is for those the brand invited.
  record NotInvited() implements ClaimingRefusal {
    @Override
    public String code() {
      return "not-invited";
    }

    @Override
    public String sentence() {
      return "This campaign is for invited clippers only: ask the brand for an invitation.";
    }
  }

  /// The campaign limits how many places one clipper may have.
  record LimitReached(int limit) implements ClaimingRefusal {
    @Override
    public String code() {
      return "clipper-limit-reached";
    }

    @Override
    public String sentence() {
      return "You already have the "
          + limit
          + " places of this campaign that one clipper may have.";
    }
  }

  /// The campaign limits how much one clipper may earn.
  record CapReached(Money cap) implements ClaimingRefusal {
    @Override
    public String code() {
      return "clipper-cap-reached";
    }

    @Override
    public String sentence() {
      return "Your claims on this campaign may already earn the "
          + cap
          + " that one clipper may have.";
    }
  }

  /// The campaign's free money does not cover the claim.
  record NotEnoughFunds(Money needed) implements ClaimingRefusal {
    @Override
    public String code() {
      return "campaign-out-of-funds";
    }

    @Override
    public String sentence() {
      return "This campaign's deposit does not cover another claim of "
          + needed
          + ": the brand must top it up first.";
    }
  }

  /// Other rates are in force than the ones that were quoted.
  record TermsChanged(String rule, String bonusRule) implements ClaimingRefusal {
    @Override
    public String code() {
      return "terms-changed";
    }

    @Override
    public String sentence() {
      return "The rates have changed since you were quoted them: %s and %s are in force now. Ask for a new quote."
          .formatted(rule, bonusRule);
    }
  }
}
