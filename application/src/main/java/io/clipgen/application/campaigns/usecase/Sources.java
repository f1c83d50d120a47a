package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.clips.Studio;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;

/// A campaign's video is the brand's own.
final class Sources {

  private Sources() {}

  static void require(Studio studio, PartyId brand, SourceVideoId source) {
    if (!studio.ownsUsableSource(brand, source)) {
      throw new InvalidInput(
          "source", "must be a video that you uploaded and that passed its checks");
    }
  }
}
