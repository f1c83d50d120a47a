package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A brand's order for clips. Immutable: each command answers with the next state or a refusal.
///
/// @param fixed whether the offer is fixed, because money was asked for
/// @param openWhenFunded whether it opens by itself as soon as the deposit is there
/// @param taken how many places are taken by live or approved claims; from 0 to the offer's places
/// @param deposited all that was paid in by now
/// @param openedAt when it first opened
/// @param endedAt when it was closed or expired
public record Campaign(
    CampaignId id,
    PartyId brand,
    Brief brief,
    Offer offer,
    CampaignState state,
    boolean fixed,
    boolean openWhenFunded,
    int taken,
    Money deposited,
    Money depositNeeded,
    Instant postedAt,
    @Nullable Instant openedAt,
    @Nullable Instant endedAt)
    implements CampaignStep {

  public Campaign {
    if (taken < 0 || taken > offer.places()) {
      throw new IllegalArgumentException(
          "a campaign has from 0 to " + offer.places() + " places taken");
    }
    if (state.over() != (endedAt != null)) {
      throw new IllegalArgumentException("a campaign has an end exactly if it is over");
    }
  }

  /// A new campaign, a draft.
  ///
  /// @throws BrokenRule naming the first value that the policy does not allow
  public static Campaign post(
      CampaignId id, PartyId brand, Brief brief, Offer offer, CampaignPolicy policy, Instant now) {
    policy.require(brief, offer, now);
    return new Campaign(
        id,
        brand,
        brief,
        offer,
        CampaignState.DRAFT,
        false,
        false,
        0,
        Money.zero(offer.pricing().currency()),
        FundingRule.depositNeeded(offer, policy.tiers()),
        now,
        null,
        null);
  }

  /// Changes a draft. The offer must stay as it is once money was asked for.
  ///
  /// @throws BrokenRule naming the first value that the policy does not allow
  public CampaignStep edit(Brief newBrief, Offer newOffer, CampaignPolicy policy, Instant now) {
    if (state != CampaignState.DRAFT) {
      return wrong("edited");
    }
    if (fixed && !newOffer.equals(offer)) {
      return new CampaignRefusal.OfferFixed();
    }
    policy.require(newBrief, newOffer, now);
    return new Campaign(
        id,
        brand,
        newBrief,
        newOffer,
        state,
        fixed,
        openWhenFunded,
        taken,
        deposited,
        fixed ? depositNeeded : FundingRule.depositNeeded(newOffer, policy.tiers()),
        postedAt,
        openedAt,
        endedAt);
  }

  /// Money is asked for: the offer is fixed from now on.
  ///
  /// @param thenOpen whether to open as soon as the deposit is there
  public CampaignStep askFunding(boolean thenOpen, Instant now) {
    if (state.over()) {
      return wrong("funded");
    }
    if (!now.isBefore(brief.deadline())) {
      return new CampaignRefusal.DeadlineOver();
    }
    return with(state, true, openWhenFunded || thenOpen, taken, deposited, openedAt, endedAt);
  }

  /// Every payment that was asked for was refused: the offer may be changed again.
  public Campaign fundingRefused() {
    return deposited.isZero()
        ? with(state, false, openWhenFunded, taken, deposited, openedAt, endedAt)
        : this;
  }

  /// Money has arrived. A draft with its whole deposit is funded, and opens at once if that was
  /// asked for. Being told an older or the same total changes nothing.
  ///
  /// @param total all that was paid in by now
  public Campaign funded(Money total, Instant now) {
    Campaign paid = funded(total);
    boolean opens = state == CampaignState.DRAFT && openWhenFunded;
    return opens && paid.open(now) instanceof Campaign open ? open : paid;
  }

  /// [#funded(Money, Instant)] where it must not open now.
  public Campaign funded(Money total) {
    Campaign paid =
        with(state, true, openWhenFunded, taken, total.max(deposited), openedAt, endedAt);
    return state == CampaignState.DRAFT && paid.covered()
        ? paid.to(CampaignState.FUNDED, openedAt, endedAt)
        : paid;
  }

  /// Lets clippers claim.
  public CampaignStep open(Instant now) {
    return switch (state) {
      case DRAFT -> new CampaignRefusal.NotFunded(depositNeeded, deposited);
      case FUNDED ->
          now.isBefore(brief.deadline())
              ? to(CampaignState.OPEN, now, null)
              : new CampaignRefusal.DeadlineOver();
      case OPEN, PAUSED, CLOSED, EXPIRED -> wrong("opened");
    };
  }

  /// No new claims for now; live ones go on.
  public CampaignStep pause() {
    return state == CampaignState.OPEN ? to(CampaignState.PAUSED, openedAt, null) : wrong("paused");
  }

  /// Lets clippers claim again.
  public CampaignStep resume(Instant now) {
    if (state != CampaignState.PAUSED) {
      return wrong("resumed");
    }
    return now.isBefore(brief.deadline())
        ? to(CampaignState.OPEN, openedAt, null)
        : new CampaignRefusal.DeadlineOver();
  }

  /// Ends it: no new claims, what is free goes back. Reserves of live claims and open bonus windows
  /// stay until those end.
  public CampaignStep close(Instant now) {
    return state.over() ? wrong("closed") : to(CampaignState.CLOSED, openedAt, now);
  }

  /// Ends it at its deadline. A draft just stays one.
  public CampaignStep expire(Instant now) {
    boolean running =
        switch (state) {
          case FUNDED, OPEN, PAUSED -> true;
          case DRAFT, CLOSED, EXPIRED -> false;
        };
    return running && !now.isBefore(brief.deadline())
        ? to(CampaignState.EXPIRED, openedAt, now)
        : wrong("expired");
  }

  /// Closes a full campaign in which nothing can happen any more: every place is taken by a clip
  /// that was approved. Whether all is decided is for the caller to find out; a decided claim never
  /// becomes undecided again, nor is there a place for a new one.
  public CampaignStep complete(Instant now) {
    boolean claimable = state == CampaignState.OPEN || state == CampaignState.PAUSED;
    return claimable && !hasPlace() ? close(now) : wrong("completed");
  }

  /// Whether a place is left.
  public boolean hasPlace() {
    return taken < offer.places();
  }

  /// One more place is taken. Ask [ClaimingPolicy] first.
  public Campaign withPlaceTaken() {
    return with(state, fixed, openWhenFunded, taken + 1, deposited, openedAt, endedAt);
  }

  /// A claim has ended without an approval and gives its place back.
  public Campaign withPlaceGivenBack() {
    return with(state, fixed, openWhenFunded, taken - 1, deposited, openedAt, endedAt);
  }

  /// What has to be paid in before it can open; zero when all is there.
  public Money missing() {
    return depositNeeded.minus(deposited).max(Money.zero(deposited.currency()));
  }

  private boolean covered() {
    return deposited.compareTo(depositNeeded) >= 0;
  }

  private CampaignRefusal wrong(String command) {
    return new CampaignRefusal.WrongState(state, command);
  }

  private Campaign to(CampaignState next, @Nullable Instant opened, @Nullable Instant ended) {
    return with(next, fixed, openWhenFunded, taken, deposited, opened, ended);
  }

  private Campaign with(
      CampaignState next,
      boolean nowFixed,
      boolean thenOpen,
      int nowTaken,
      Money nowDeposited,
      @Nullable Instant opened,
      @Nullable Instant ended) {
    return new Campaign(
        id,
        brand,
        brief,
        offer,
        next,
        nowFixed,
        thenOpen,
        nowTaken,
        nowDeposited,
        depositNeeded,
        postedAt,
        opened,
        ended);
  }
}
