package io.clipgen.persistence.clips;

import io.clipgen.application.clips.port.PassKeys;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/// The keys of passes, in `clips.stream_pass_key`.
@Singleton
final class JdbcPassKeys implements PassKeys {

  private final Database database;

  JdbcPassKeys(Database database) {
    this.database = database;
  }

  @Override
  public List<PassKey> list() {
    return database.with(
        handle ->
            handle
                .createQuery(
                    "SELECT secret, made_at FROM clips.stream_pass_key ORDER BY made_at DESC, id DESC")
                .map(
                    (row, _) ->
                        new PassKey(
                            row.getBytes("secret"),
                            row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list());
  }

  @Override
  public void add(PassKey key) {
    database.with(
        handle ->
            handle.execute(
                "INSERT INTO clips.stream_pass_key (secret, made_at) VALUES (?, ?)",
                key.secret(),
                key.madeAt()));
  }

  @Override
  public void removeMadeBefore(Instant time) {
    database.with(
        handle -> handle.execute("DELETE FROM clips.stream_pass_key WHERE made_at < ?", time));
  }
}
