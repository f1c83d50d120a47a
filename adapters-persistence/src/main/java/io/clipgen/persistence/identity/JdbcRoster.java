package io.clipgen.persistence.identity;

import io.clipgen.application.identity.Roster;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Roles and standings of many parties at once.
@Singleton
final class JdbcRoster implements Roster {

  private final Database database;

  JdbcRoster(Database database) {
    this.database = database;
  }

  @Override
  public Map<PartyId, Entry> of(Collection<PartyId> parties) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    "SELECT id, roles, standing FROM identity.party WHERE id = ANY (:parties)")
                .bindArray("parties", UUID.class, parties.stream().map(PartyId::value).toList())
                .reduceRows(
                    new LinkedHashMap<>(),
                    (entries, row) -> {
                      entries.put(
                          new PartyId(row.getColumn("id", UUID.class)),
                          new Entry(
                              Set.of(row.getColumn("roles", String[].class)),
                              row.getColumn("standing", String.class).equals("SUSPENDED")));
                      return entries;
                    }));
  }
}
