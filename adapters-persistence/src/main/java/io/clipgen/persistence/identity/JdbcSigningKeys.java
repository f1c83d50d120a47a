package io.clipgen.persistence.identity;

import io.clipgen.application.identity.port.SigningKeys;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

@Singleton
final class JdbcSigningKeys implements SigningKeys {

  private final Database database;

  JdbcSigningKeys(Database database) {
    this.database = database;
  }

  @Override
  public List<SigningKey> list() {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, private_key, public_key, made_at FROM identity.signing_key
                    ORDER BY made_at DESC, id DESC
                    """)
                .map(
                    (row, _) ->
                        new SigningKey(
                            row.getString("id"),
                            row.getBytes("private_key"),
                            row.getBytes("public_key"),
                            row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list());
  }

  @Override
  public void add(SigningKey key) {
    database.with(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO identity.signing_key (id, private_key, public_key, made_at)
                    VALUES (:id, :privateKey, :publicKey, :madeAt)
                    """)
                .bind("id", key.id())
                .bind("privateKey", key.privateKey())
                .bind("publicKey", key.publicKey())
                .bind("madeAt", key.madeAt().atOffset(ZoneOffset.UTC))
                .execute());
  }

  @Override
  public void dropMadeBefore(Instant instant) {
    database.with(
        handle ->
            handle
                .createUpdate("DELETE FROM identity.signing_key WHERE made_at < :instant")
                .bind("instant", instant.atOffset(ZoneOffset.UTC))
                .execute());
  }
}
