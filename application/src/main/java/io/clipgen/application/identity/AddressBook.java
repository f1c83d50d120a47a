package io.clipgen.application.identity;

import io.clipgen.domain.shared.PartyId;
import java.util.Optional;

/// Where a party reads its mail, for those who write to people.
public interface AddressBook {

  /// The party's e-mail address; empty where there is none.
  Optional<String> emailOf(PartyId party);
}
