package io.clipgen.media.storage;

import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.testing.BlobStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class S3BlobStoreTest extends BlobStoreContract {

  private static S3Server server;

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Override
  protected BlobStore store() {
    return Storages.s3(server.emptyBucket());
  }
}
