package io.clipgen.application.clips.testing;

import io.clipgen.application.shared.Limits;
import io.clipgen.domain.shared.PartyId;

/// Limits of which a test sets how much is worked on at a time, and whether clips bear the mark.
public final class FewAtOnce implements Limits {

  public int orders = 50;
  public boolean watermark;

  @Override
  public long maxUploadBytes(PartyId party) {
    return Long.MAX_VALUE;
  }

  @Override
  public int maxClipsPerVideo(PartyId party) {
    return 20;
  }

  @Override
  public int maxImportsAtOnce(PartyId party) {
    return orders;
  }

  @Override
  public int maxOrdersAtOnce(PartyId party) {
    return orders;
  }

  @Override
  public boolean watermark(PartyId party) {
    return watermark;
  }
}
