package io.clipgen.application.clips.port;

import java.nio.file.Path;
import java.util.Optional;

/// Fetches files from addresses that people give. Nothing but a public server is ever contacted,
/// whatever the address says, resolves to or leads to.
public interface RemoteFiles {

  /// Why nothing can be fetched from `address`, as far as can be told without contacting anybody: a
  /// rule, as in "must begin with https://"; nothing if it may be tried.
  Optional<String> refusal(String address);

  /// Fetches what is at `address`. When it throws, a part of it may be in `target`.
  ///
  /// @param target the file to write; is not there yet
  /// @param mostBytes more are not taken
  /// @throws UnusableMedia if it cannot be had or is no media file, with a reason for who gave the
  ///   address
  /// @throws MediaFailure if it was not had, but may be another time
  Fetched fetch(String address, Path target, long mostBytes, Meter meter)
      throws InterruptedException;

  /// What was fetched.
  ///
  /// @param name the last part of the address it was found at
  /// @param bytes how many
  record Fetched(String name, long bytes) {}
}
