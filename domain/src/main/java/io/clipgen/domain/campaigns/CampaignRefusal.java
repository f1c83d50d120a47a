package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;

/// Why a command on a campaign was refused.
public sealed interface CampaignRefusal extends CampaignStep {

  /// A stable name in kebab case.
  String code();

  /// What to do about it, in a sentence.
  String sentence();

  /// The command does not fit the state.
  record WrongState(CampaignState state, String command) implements CampaignRefusal {
    @Override
    public String code() {
      return "campaign-state";
    }

    @Override
    public String sentence() {
      return "This campaign cannot be "
          + command
          + " while it is "
          + state.name().toLowerCase(java.util.Locale.ROOT)
          + ".";
    }
  }

  /// Price, places, ceiling and poster are fixed once money was asked for.
  record OfferFixed() implements CampaignRefusal {
    @Override
    public String code() {
      return "offer-fixed";
    }

    @Override
    public String sentence() {
      return "Price, places, bonus ceiling, package and who posts are fixed since this campaign was funded;"
          + " post another campaign for other terms.";
    }
  }

  /// The deposit does not cover every place.
  record NotFunded(Money needed, Money deposited) implements CampaignRefusal {
    @Override
    public String code() {
      return "campaign-not-funded";
    }

    @Override
    public String sentence() {
      return "This campaign needs a deposit of "
          + needed
          + " to open and has "
          + deposited
          + ": fund the rest first.";
    }
  }

  /// The deadline is over.
  record DeadlineOver() implements CampaignRefusal {
    @Override
    public String code() {
      return "deadline-over";
    }

    @Override
    public String sentence() {
      return "The deadline of this campaign is over.";
    }
  }
}
