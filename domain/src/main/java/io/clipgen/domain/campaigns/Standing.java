package io.clipgen.domain.campaigns;

/// What a clipper has achieved, and the highest tier it ever earned.
///
/// @param approvedClips how many clips were approved
/// @param views the accepted views of those clips by now; may fall
/// @param tier never falls
public record Standing(long approvedClips, long views, Tier tier) {

  /// Where everybody starts.
  public static final Standing START = new Standing(0, 0, Tier.BRONZE);

  public Standing {
    if (approvedClips < 0 || views < 0) {
      throw new IllegalArgumentException("clips and views are counted from 0 up");
    }
  }

  /// One more clip was approved.
  public Standing withApproval(TierPolicy policy) {
    return counted(approvedClips + 1, views, policy);
  }

  /// An approval was taken back, with the views of its clip. The tier stays: it is never lost.
  public Standing withoutApproval(long clipsViews, TierPolicy policy) {
    return counted(Math.max(0, approvedClips - 1), Math.max(0, views - clipsViews), policy);
  }

  /// The accepted views have changed by `difference`.
  public Standing withViews(long difference, TierPolicy policy) {
    return counted(approvedClips, Math.max(0, Math.addExact(views, difference)), policy);
  }

  /// The same clips and views, judged by `policy`: the tier rises or stays.
  public Standing under(TierPolicy policy) {
    return counted(approvedClips, views, policy);
  }

  private Standing counted(long clips, long seen, TierPolicy policy) {
    return new Standing(clips, seen, tier.orHigher(policy.tierFor(clips, seen)));
  }
}
