package io.clipgen.bootstrap.wiring;

import io.clipgen.application.shared.Limits;
import io.clipgen.domain.shared.PartyId;
import java.time.Duration;

/// The same limits for everybody, from `clipgen.limits`: the numbers of the plan Agency by default.
record ConfiguredLimits(
    long maxUploadBytes,
    int maxClipsPerVideo,
    int maxImportsAtOnce,
    int maxOrdersAtOnce,
    Duration longestCard,
    boolean watermark)
    implements Limits {

  @Override
  public long maxUploadBytes(PartyId party) {
    return maxUploadBytes;
  }

  @Override
  public int maxClipsPerVideo(PartyId party) {
    return maxClipsPerVideo;
  }

  @Override
  public int maxImportsAtOnce(PartyId party) {
    return maxImportsAtOnce;
  }

  @Override
  public int maxOrdersAtOnce(PartyId party) {
    return maxOrdersAtOnce;
  }

  @Override
  public Duration longestCard(PartyId party) {
    return longestCard;
  }

  @Override
  public boolean watermark(PartyId party) {
    return watermark;
  }
}
