package io.clipgen.persistence.embedded;

import io.clipgen.persistence.testing.TestCache;
import java.nio.file.Path;

/// A program that opens a data folder, says so, and holds it until its input ends.
final class Holder {

  private Holder() {}

  public static void main(String[] arguments) throws Exception {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.openVolatile(Path.of(arguments[0]), TestCache.folder())) {
      System.out.println(server.adopted() ? "adopted" : "started");
      System.out.flush();
      while (System.in.read() >= 0) {
        // Waits for the end of the input.
      }
    }
  }
}
