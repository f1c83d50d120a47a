package io.clipgen.application.identity.port;

import io.clipgen.domain.identity.EmailAddress;
import io.clipgen.domain.identity.Party;
import io.clipgen.domain.shared.PartyId;
import java.util.Optional;

/// Keeps the parties. There is one per e-mail address.
public interface Parties {

  /// Adds a party, in the open transaction.
  ///
  /// @return whether its e-mail address was free; if not, nothing was written
  boolean add(Party party);

  /// Writes down what changed about a party that was added before: its name, roles and standing. In
  /// the open transaction.
  void save(Party party);

  /// The party of that id.
  Optional<Party> find(PartyId id);

  /// The party of that id, held until the open transaction ends: nobody else changes it meanwhile.
  Optional<Party> hold(PartyId id);

  /// The party with that address.
  Optional<Party> find(EmailAddress email);
}
