package io.clipgen.application.identity.query;

import io.clipgen.domain.identity.Party;
import io.clipgen.domain.identity.Role;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.List;

/// A party as it sees itself.
///
/// @param roles in the order in which [Role] lists them
/// @param registeredAt in business time
public record Profile(
    PartyId party, String email, String displayName, List<Role> roles, Instant registeredAt) {

  public Profile {
    roles = List.copyOf(roles);
  }

  public static Profile of(Party party) {
    return new Profile(
        party.id(),
        party.email().value(),
        party.name().value(),
        party.roles().stream().sorted().toList(),
        party.registeredAt());
  }
}
