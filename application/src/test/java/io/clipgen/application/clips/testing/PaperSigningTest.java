package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.Signing;

class PaperSigningTest extends SigningContract {

  @Override
  protected Signing signing() {
    return new PaperSigning();
  }
}
