package io.clipgen.application.identity.port;

import io.clipgen.domain.shared.PartyId;
import java.time.Duration;
import java.util.Optional;

/// Makes and reads the short-lived tokens by which a party is known. They hang on the machine's
/// clock.
public interface AccessTokens {

  /// A token for `party`, valid from now on for [#lifetime].
  String issue(PartyId party);

  /// Whose token it is; empty if it is forged, spoilt or has expired.
  Optional<PartyId> read(String token);

  /// Signs with a fresh key from now on. Tokens that were signed before stay good until they
  /// expire.
  ///
  /// @return the name of the fresh key, as tokens call it
  String rotate();

  /// How long a token lives.
  Duration lifetime();
}
