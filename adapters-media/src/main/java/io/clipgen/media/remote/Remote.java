package io.clipgen.media.remote;

import io.clipgen.application.clips.port.RemoteFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/// The door to other people's servers.
public final class Remote {

  private Remote() {}

  /// Fetches by HTTPS from public addresses.
  ///
  /// @param longest how long one file may take
  /// @param loopback for tests and trying out: this machine and plain HTTP are fine too
  /// @param firstLook told the file when its first bytes are there; throws what is wrong with it
  public static RemoteFiles files(Duration longest, boolean loopback, Consumer<Path> firstLook) {
    return new HttpFiles(
        new AddressRules(loopback),
        Resolver.SYSTEM,
        new HttpFiles.Patience(longest, Duration.ofSeconds(20), 320_000),
        firstLook);
  }
}
