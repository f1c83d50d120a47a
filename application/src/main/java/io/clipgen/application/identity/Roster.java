package io.clipgen.application.identity;

import io.clipgen.domain.shared.PartyId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// What parties are, for those who deal with many at once.
public interface Roster {

  /// What is known of these parties, in one look. Those that are not there are left out.
  Map<PartyId, Entry> of(Collection<PartyId> parties);

  /// A party.
  ///
  /// @param roles as in [Caller]
  record Entry(Set<String> roles, boolean suspended) {
    public Entry {
      roles = Set.copyOf(roles);
    }
  }
}
