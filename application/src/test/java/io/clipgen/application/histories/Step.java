package io.clipgen.application.histories;

import io.clipgen.application.earnings.testing.ProviderLevers.Trouble;
import java.util.Locale;

/// One thing that somebody does, or that happens. Things are named by numbers that the step that
/// makes them gives; so a history stays meaningful when steps are left out of it. Amounts are in
/// cents.
public sealed interface Step {

  /// Tells it in a sentence.
  String words();

  /// A brand posts a campaign.
  ///
  /// @param price of a clip; where views are paid for, the most that one clip can earn
  /// @param rate for 1,000 views, in micro-units; 0 where clips are paid for
  /// @param ceiling of the bonus, in percent
  /// @param published whether clips are posted at all; where nobody posts there is no bonus
  record Post(
      int campaign,
      int brand,
      long price,
      long rate,
      int places,
      int ceiling,
      boolean published,
      int days,
      int perClipper)
      implements Step {
    @Override
    public String words() {
      String paid =
          rate == 0
              ? "%s each, bonus up to %d %%".formatted(money(price), ceiling)
              : "%s for 1,000 views, up to %s each".formatted(money(rate / 10_000), money(price));
      return "brand %d posts campaign %d: %d clip(s), %s; at most %d per clipper, %s, for %d days"
          .formatted(
              brand,
              campaign,
              places,
              paid,
              perClipper,
              published ? "posted by the clipper" : "posted by nobody",
              days);
    }
  }

  /// The platform takes another share of what is paid into campaigns from now on, on top.
  ///
  /// @param points in hundredths of a percent
  record Levy(int points) implements Step {
    @Override
    public String words() {
      return String.format(
          Locale.ROOT, "the campaign fee is %d.%02d %% from now on", points / 100, points % 100);
    }
  }

  /// Its brand pays into a campaign.
  ///
  /// @param deposit 0 for all that is missing
  record Fund(int campaign, long deposit, boolean declined, boolean thenOpen) implements Step {
    @Override
    public String words() {
      return "campaign %d is funded with %s%s%s"
          .formatted(
              campaign,
              deposit == 0 ? "what is missing" : money(deposit),
              thenOpen ? ", to open then" : "",
              declined ? ", from a card that is declined" : "");
    }
  }

  /// What its brand does with a campaign.
  record Steer(int campaign, Move move) implements Step {
    /// What can be done.
    public enum Move {
      OPEN,
      PAUSE,
      RESUME,
      CLOSE
    }

    @Override
    public String words() {
      return "campaign %d: %s".formatted(campaign, lower(move));
    }
  }

  /// A clipper takes a place.
  record Take(int claim, int campaign, int clipper) implements Step {
    @Override
    public String words() {
      return "clipper %d takes a place in campaign %d as claim %d"
          .formatted(clipper, campaign, claim);
    }
  }

  /// What one of the three sides does with a claim.
  record Decide(int claim, Verb verb) implements Step {
    /// What can be done.
    public enum Verb {
      SUBMIT,
      WITHDRAW,
      APPEAL,
      APPROVE,
      REQUEST_CHANGES,
      REJECT,
      UPHOLD_APPEAL,
      DISMISS_APPEAL
    }

    @Override
    public String words() {
      return "claim %d: %s".formatted(claim, lower(verb));
    }
  }

  /// The platform confirms a claim's post.
  record GoesLive(int claim) implements Step {
    @Override
    public String words() {
      return "the post of claim %d is live".formatted(claim);
    }
  }

  /// The platform reports a claim's views; the clock is a second further.
  record Views(int claim, long views) implements Step {
    @Override
    public String words() {
      return String.format(Locale.ROOT, "claim %d has %,d views", claim, views);
    }
  }

  /// An admin strikes views that were not real.
  record Strike(int claim, long views) implements Step {
    @Override
    public String words() {
      return String.format(Locale.ROOT, "%,d views of claim %d are struck", views, claim);
    }
  }

  /// Somebody likes a clip and tips its clipper.
  ///
  /// @param fan 0 for a brand, else a clipper
  record Tip(int tip, int claim, int fan, long amount, boolean declined) implements Step {
    @Override
    public String words() {
      return "%s tips %s for claim %d, as tip %d%s"
          .formatted(
              fan == 0 ? "a brand" : "clipper " + fan,
              money(amount),
              claim,
              tip,
              declined ? ", from a card that is declined" : "");
    }
  }

  /// The owner puts money of its own on the platform's bank account.
  record TopUp(long amount) implements Step {
    @Override
    public String words() {
      return "the owner puts %s into the bank".formatted(money(amount));
    }
  }

  /// An admin doubts all that a claim has earned: it is held until that is decided.
  record Doubt(int claim) implements Step {
    @Override
    public String words() {
      return "all that claim %d has earned is put on hold".formatted(claim);
    }
  }

  /// An admin decides a doubt.
  ///
  /// @param lift whether for the clipper
  record Judge(int claim, boolean lift) implements Step {
    @Override
    public String words() {
      return "the hold on claim %d is %s".formatted(claim, lift ? "lifted" : "upheld");
    }
  }

  /// An admin finds that views were real after all: they count with the next report.
  ///
  /// @param strike the how-manieth of the claim's, counted from the first, from 0
  record LiftStrike(int claim, int strike) implements Step {
    @Override
    public String words() {
      return "strike %d of claim %d is lifted".formatted(strike + 1, claim);
    }
  }

  /// A brand disputes a clip that it has approved, or a clipper answers a hold.
  record Dispute(int claim, boolean byBrand) implements Step {
    @Override
    public String words() {
      return byBrand
          ? "the brand disputes claim %d".formatted(claim)
          : "the clipper answers the hold on claim %d".formatted(claim);
    }
  }

  /// Somebody puts something forward in the dispute about a claim.
  record Testify(int claim, boolean byBrand) implements Step {
    @Override
    public String words() {
      return "the %s puts something forward in the dispute about claim %d"
          .formatted(byBrand ? "brand" : "clipper", claim);
    }
  }

  /// An admin decides the dispute about a claim, an appeal too.
  record Arbitrate(int claim, boolean forClipper) implements Step {
    @Override
    public String words() {
      return "the dispute about claim %d is decided for the %s"
          .formatted(claim, forClipper ? "clipper" : "brand");
    }
  }

  /// A payer's bank asks a payment back, and the provider takes it and a fee at once.
  ///
  /// @param campaign whose payment it is; 0 where it is a tip's
  /// @param payment the how-manieth of the campaign, from 0; or the tip
  record ChargeBack(int chargeback, int campaign, int payment, long amount, long fee)
      implements Step {
    @Override
    public String words() {
      String what =
          campaign == 0
              ? "tip " + payment
              : "payment %d into campaign %d".formatted(payment + 1, campaign);
      return "a bank asks %s of %s back, as chargeback %d, and it costs %s"
          .formatted(money(amount), what, chargeback, money(fee));
    }
  }

  /// A payer's bank decides a chargeback; one that was lost may be won after all.
  ///
  /// @param told whether the provider says so at once
  record Rule(int chargeback, boolean won, boolean told) implements Step {
    @Override
    public String words() {
      return "chargeback %d is %s%s"
          .formatted(chargeback, won ? "won" : "lost", told ? ", and the provider says so" : "");
    }
  }

  /// An admin answers a chargeback.
  ///
  /// @param contest with evidence; else it is accepted
  record Answer(int chargeback, boolean contest) implements Step {
    @Override
    public String words() {
      return "chargeback %d is %s".formatted(chargeback, contest ? "contested" : "accepted");
    }
  }

  /// An admin explains what a lost chargeback took beyond the payment.
  record Explain(int chargeback) implements Step {
    @Override
    public String words() {
      return "what chargeback %d took beyond the payment is explained".formatted(chargeback);
    }
  }

  /// An admin notes that a refund which the provider has refused was given back by hand.
  ///
  /// @param refund the how-manieth of the campaign, from 0
  record ReturnByHand(int campaign, int refund) implements Step {
    @Override
    public String words() {
      return "refund %d of campaign %d is given back by hand".formatted(refund + 1, campaign);
    }
  }

  /// An admin gives up what is owed because of a chargeback.
  record GiveUp(int chargeback) implements Step {
    @Override
    public String words() {
      return "what is owed because of chargeback %d is given up".formatted(chargeback);
    }
  }

  /// An admin lets payouts and releases go on.
  ///
  /// @param force also where something is still wrong
  record Reset(boolean force) implements Step {
    @Override
    public String words() {
      return "the breaker is reset" + (force ? ", whatever is wrong" : "");
    }
  }

  /// A clipper chooses how to be paid.
  ///
  /// @param weekly every week; else on demand
  record Choose(int clipper, boolean weekly) implements Step {
    @Override
    public String words() {
      return "clipper %d wants to be paid %s"
          .formatted(clipper, weekly ? "every week" : "on demand");
    }
  }

  /// A clipper's account with us is suspended, or is not any more: runs pass them by.
  record Suspend(int clipper, boolean suspended) implements Step {
    @Override
    public String words() {
      return "clipper %d is %s".formatted(clipper, suspended ? "suspended" : "welcome again");
    }
  }

  /// A clipper asks for an account to be paid into.
  record OpenAccount(int clipper) implements Step {
    @Override
    public String words() {
      return "clipper %d opens a payout account".formatted(clipper);
    }
  }

  /// A clipper asks for a payout.
  ///
  /// @param amount 0 for all that is available
  record AskPayout(int payout, int clipper, long amount) implements Step {
    @Override
    public String words() {
      return "clipper %d asks for %s as payout %d"
          .formatted(clipper, amount == 0 ? "all that is available" : money(amount), payout);
    }
  }

  /// What is decided about a payout.
  record Settle(int payout, Verb verb) implements Step {
    /// What can be done: the first by its payee, the others by an admin.
    public enum Verb {
      CANCEL,
      APPROVE,
      BY_HAND,
      SEND_AGAIN,
      TAKE_BACK
    }

    @Override
    public String words() {
      return "payout %d: %s".formatted(payout, lower(verb));
    }
  }

  /// The next request of a kind goes wrong at the provider.
  record Fault(String operation, Trouble trouble) implements Step {
    @Override
    public String words() {
      return "the provider's next answer to %s goes wrong: %s".formatted(operation, lower(trouble));
    }
  }

  /// Time passes; nothing else.
  record Wait(int hours) implements Step {
    @Override
    public String words() {
      if (hours % 24 != 0) {
        return hours == 1 ? "an hour passes" : hours + " hours pass";
      }
      return hours == 24 ? "a day passes" : hours / 24 + " days pass";
    }
  }

  /// A worker has its turn.
  record Work(Chore chore) implements Step {
    @Override
    public String words() {
      return "work: " + lower(chore);
    }
  }

  /// What workers do.
  enum Chore {
    /// Each effect that may be called is called; each that is unknown is asked for.
    EFFECTS,
    /// What was published is told.
    EVENTS,
    SETTLE_FUNDINGS,
    END_DUE_CLAIMS,
    EXPIRE_CAMPAIGNS,
    COMPLETE_CAMPAIGNS,
    END_BONUS_WINDOWS,
    RELEASE_LINES,
    WATCH_PAYOUTS,
    RUN_PAYOUTS,
    FOLLOW_CHARGEBACKS,
    /// Trips the breaker where something is wrong.
    CHECK_BOOKS,
    /// All of these, until nothing is left but what fails or waits.
    EVERYTHING
  }

  /// Something that was told or settled is told or settled once more.
  ///
  /// @param number the how-manieth, counted from the latest back, from 0
  record Again(int number) implements Step {
    @Override
    public String words() {
      return "what was told %d before the last is told again".formatted(number);
    }
  }

  /// Somebody who must not tries to do `step`.
  record Trespass(Step step) implements Step {
    @Override
    public String words() {
      return "somebody else tries: " + step.words();
    }
  }

  /// Cents as dollars.
  static String money(long cents) {
    return String.format(
        Locale.ROOT,
        "%s%d.%02d",
        cents < 0 ? "-" : "",
        Math.abs(cents) / 100,
        Math.abs(cents) % 100);
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
