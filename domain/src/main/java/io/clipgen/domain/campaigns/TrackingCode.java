package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.ClaimId;

/// The mark in a post's text by which a post is known to belong to a claim.
public final class TrackingCode {

  private static final int LENGTH = 10;

  private TrackingCode() {}

  /// `#cg` and the last ten letters and digits of the claim's id, 50 bits of it random.
  public static String of(ClaimId claim) {
    String text = claim.text();
    return "#cg" + text.substring(text.length() - LENGTH);
  }
}
