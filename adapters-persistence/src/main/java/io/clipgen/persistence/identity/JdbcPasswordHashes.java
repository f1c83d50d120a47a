package io.clipgen.persistence.identity;

import io.clipgen.application.identity.port.PasswordHashes;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
final class JdbcPasswordHashes implements PasswordHashes {

  private final Database database;

  JdbcPasswordHashes(Database database) {
    this.database = database;
  }

  @Override
  public void put(PartyId party, String hash) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO identity.password (party_id, hash) VALUES (:party, :hash)
            ON CONFLICT (party_id) DO UPDATE SET hash = excluded.hash
            """)
        .bind("party", party.value())
        .bind("hash", hash)
        .execute();
  }

  @Override
  public Optional<String> find(PartyId party) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT hash FROM identity.password WHERE party_id = :party")
                .bind("party", party.value())
                .mapTo(String.class)
                .findOne());
  }
}
