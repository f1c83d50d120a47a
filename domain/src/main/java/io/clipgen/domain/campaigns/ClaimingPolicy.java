package io.clipgen.domain.campaigns;

import java.util.List;
import java.util.Optional;

/// A rule on who may take a place. The first that refuses decides; whether the money is there is
/// asked last, of the ledger itself.
public enum ClaimingPolicy {
  OPEN {
    @Override
    public Optional<ClaimingRefusal> check(ClaimRequest request) {
      CampaignState state = request.campaign().state();
      return refuse(state != CampaignState.OPEN, new ClaimingRefusal.NotOpen(state));
    }
  },
  BEFORE_DEADLINE {
    @Override
    public Optional<ClaimingRefusal> check(ClaimRequest request) {
      var deadline = request.campaign().brief().deadline();
      return refuse(
          !request.now().isBefore(deadline), new ClaimingRefusal.DeadlinePassed(deadline));
    }
  },
  NOT_OWN {
    @Override
    public Optional<ClaimingRefusal> check(ClaimRequest request) {
      return refuse(
          request.campaign().brand().equals(request.clipper()), new ClaimingRefusal.OwnCampaign());
    }
  },
  NO_LIVE_CLAIM {
    @Override
    public Optional<ClaimingRefusal> check(ClaimRequest request) {
      return refuse(request.hasLiveClaim(), new ClaimingRefusal.AlreadyClaimed());
    }
  },
  PLACE_LEFT {
    @Override
    public Optional<ClaimingRefusal> check(ClaimRequest request) {
      return refuse(
          !request.campaign().hasPlace(),
          new ClaimingRefusal.NoPlaceLeft(request.campaign().offer().places()));
    }
  },
  INVITED {
    @Override
    public Optional<ClaimingRefusal> check(ClaimRequest request) {
      boolean needed = request.campaign().offer().servicePackage() == ServicePackage.ENTERPRISE;
      return refuse(needed && !request.invited(), new ClaimingRefusal.NotInvited());
    }
  },
  WITHIN_LIMIT {
    @Override
    public Optional<ClaimingRefusal> check(ClaimRequest request) {
      int limit = request.campaign().offer().perClipper();
      return refuse(request.placesHeld() >= limit, new ClaimingRefusal.LimitReached(limit));
    }
  },
  WITHIN_CAP {
    @Override
    public Optional<ClaimingRefusal> check(ClaimRequest request) {
      return switch (request.campaign().offer().pricing()) {
        case Pricing.PerClip clip -> Optional.empty();
        case Pricing.PerThousandViews views ->
            refuse(
                views.leftFor(request.committed()).isZero(),
                new ClaimingRefusal.CapReached(views.perClipper()));
      };
    }
  };

  private static final List<ClaimingPolicy> ALL = List.of(values());

  /// Why this rule refuses; empty if it does not.
  public abstract Optional<ClaimingRefusal> check(ClaimRequest request);

  /// Why the first rule that refuses does; empty if none does.
  public static Optional<ClaimingRefusal> firstRefusal(ClaimRequest request) {
    return ALL.stream().flatMap(policy -> policy.check(request).stream()).findFirst();
  }

  private static Optional<ClaimingRefusal> refuse(boolean when, ClaimingRefusal refusal) {
    return when ? Optional.of(refusal) : Optional.empty();
  }
}
