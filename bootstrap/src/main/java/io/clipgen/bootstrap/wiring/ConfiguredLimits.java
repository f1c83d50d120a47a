package io.clipgen.bootstrap.wiring;

import io.clipgen.application.shared.Limits;
import io.clipgen.domain.shared.PartyId;

/// The same limits for everybody, from `clipgen.limits`: the numbers of the plan Agency by default.
record ConfiguredLimits(
    long maxUploadBytes,
    int maxClipsPerVideo,
    int maxImportsAtOnce,
    int maxOrdersAtOnce,
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
  public boolean watermark(PartyId party) {
    return watermark;
  }
}
