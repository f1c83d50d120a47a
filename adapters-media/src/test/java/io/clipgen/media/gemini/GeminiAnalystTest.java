package io.clipgen.media.gemini;

import io.clipgen.media.asking.ModelAnalystContract;
import io.clipgen.media.asking.Vendor;

class GeminiAnalystTest extends ModelAnalystContract {

  @Override
  protected Vendor asked() {
    return Gemini.VENDOR;
  }
}
