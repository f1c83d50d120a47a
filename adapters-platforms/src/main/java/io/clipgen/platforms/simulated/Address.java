package io.clipgen.platforms.simulated;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the simulated platform is, read anew for each call: it may have been started again
/// elsewhere.
///
/// @param url a fixed address, where one is configured
/// @param secretKey a fixed key, where one is configured
/// @param folder the program's folder, where it announces its port and keeps its key
record Address(Optional<URI> url, Optional<String> secretKey, Path folder) {

  URI uri() throws IOException {
    if (url.isPresent()) {
      return url.get();
    }
    return URI.create("http://127.0.0.1:" + announced(SimulatedPlatformProgram.PORT_FILE));
  }

  String key() throws IOException {
    return secretKey.isPresent() ? secretKey.get() : announced(SimulatedPlatformProgram.KEY_FILE);
  }

  private String announced(String file) throws IOException {
    Path path = folder.resolve(file);
    if (!Files.exists(path)) {
      throw new IOException("the simulated platform has not been started: " + path + " is missing");
    }
    return Files.readString(path).strip();
  }
}
