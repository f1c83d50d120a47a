package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.BlobStore;

class InMemoryBlobStoreTest extends BlobStoreContract {

  @Override
  protected BlobStore store() {
    return new InMemoryBlobStore();
  }
}
