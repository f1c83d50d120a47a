package io.clipgen.media.claude;

import io.clipgen.media.asking.ModelAnalystContract;
import io.clipgen.media.asking.Vendor;

class ClaudeAnalystTest extends ModelAnalystContract {

  @Override
  protected Vendor asked() {
    return Claude.VENDOR;
  }
}
