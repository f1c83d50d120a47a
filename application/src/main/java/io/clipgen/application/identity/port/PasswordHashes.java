package io.clipgen.application.identity.port;

import io.clipgen.domain.shared.PartyId;
import java.util.Optional;

/// Keeps what is left of passwords.
public interface PasswordHashes {

  /// Keeps `hash` for `party` in place of any before it, in the open transaction.
  void put(PartyId party, String hash);

  /// The hash of `party`, if it has a password.
  Optional<String> find(PartyId party);
}
