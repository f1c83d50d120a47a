package io.clipgen.simulators;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where a simulated provider is, read anew for each call: it may have been started again
/// elsewhere.
///
/// @param who what it plays, as in "payment provider"
/// @param url a fixed address, where one is configured
/// @param secretKey a fixed key, where one is configured
/// @param folder the program's folder, where it announces its port and keeps its key
public record Announcement(String who, Optional<URI> url, Optional<String> secretKey, Path folder) {

  /// The file in the folder that holds the port.
  public static final String PORT_FILE = "port";

  /// The file in the folder that holds the secret key.
  public static final String KEY_FILE = "secret.key";

  /// Where it listens.
  public URI uri() throws IOException {
    return url.isPresent() ? url.get() : URI.create("http://127.0.0.1:" + announced(PORT_FILE));
  }

  /// The key it knows us by.
  public String key() throws IOException {
    return secretKey.isPresent() ? secretKey.get() : announced(KEY_FILE);
  }

  private String announced(String file) throws IOException {
    Path path = folder.resolve(file);
    if (!Files.exists(path)) {
      throw new IOException(
          "the simulated %s has not been started: %s is missing".formatted(who, path));
    }
    return Files.readString(path).strip();
  }
}
