package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.StatementKeys;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;

/// The keys of statements, in `earnings.statement_key`.
@Singleton
final class JdbcStatementKeys implements StatementKeys {

  private final Database database;

  JdbcStatementKeys(Database database) {
    this.database = database;
  }

  @Override
  public List<Key> list() {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM earnings.statement_key ORDER BY made_at DESC, id DESC")
                .map(
                    (row, _) ->
                        new Key(
                            row.getString("id"),
                            row.getString("private_key"),
                            row.getString("public_key"),
                            row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list());
  }

  @Override
  public void add(Key key) {
    database.with(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO earnings.statement_key (id, private_key, public_key, made_at)
                    VALUES (:id, :privateKey, :publicKey, :madeAt)
                    """)
                .bind("id", key.id())
                .bind("privateKey", key.privateKey())
                .bind("publicKey", key.publicKey())
                .bind("madeAt", key.madeAt())
                .execute());
  }
}
