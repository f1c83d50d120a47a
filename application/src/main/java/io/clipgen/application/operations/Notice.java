package io.clipgen.application.operations;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A provider's word, of its own accord and signed, that something has become of one of its
/// objects.
///
/// It may come late, several times and out of order, or not at all: it says that there is news,
/// never what is true now. That is asked for.
///
/// @param provider whose it is, as in `payments`
/// @param id the provider's name of the notice; the same one may come again
/// @param type the provider's word for what happened, as in `payout.paid`; for people to read
/// @param object what it is about: `charge`, `refund`, `dispute`, `topup`, `transfer`, `payout`,
///   `account`
/// @param objectId the provider's name of the object: its receipt, where we made it
/// @param metadata what we gave the object when we made it; `reference` is ours
/// @param at when it happened, in the provider's time
public record Notice(
    String provider,
    String id,
    String type,
    String object,
    String objectId,
    Map<String, String> metadata,
    Instant at) {

  public Notice {
    metadata = Map.copyOf(metadata);
  }

  /// The reference under which we made the object, if we did.
  public Optional<String> reference() {
    return Optional.ofNullable(metadata.get("reference"));
  }
}
