package io.clipgen.persistence.clips;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.Uploads;
import io.clipgen.domain.clips.Upload;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Rows;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/// Uploads in `clips.upload` and `clips.upload_piece`.
@Singleton
final class JdbcUploads implements Uploads {

  private final Database database;

  JdbcUploads(Database database) {
    this.database = database;
  }

  @Override
  public void add(Upload upload) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO clips.upload (video, owner, title, note, length, received, state, job,
              reason, begun_at, expires_at)
            VALUES (:video, :owner, :title, :note, :length, :received, :state, :job,
              :reason, :begunAt, :expiresAt)
            """)
        .bindMethods(UploadRow.from(upload))
        .execute();
  }

  @Override
  public Optional<Upload> find(SourceVideoId video) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM clips.upload WHERE video = ?")
                .bind(0, video.value())
                .map(Rows.of(UploadRow.class))
                .findOne()
                .map(UploadRow::toDomain));
  }

  @Override
  public Optional<Upload> findOf(SourceVideoId video, PartyId owner) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM clips.upload WHERE video = ? AND owner = ?")
                .bind(0, video.value())
                .bind(1, owner.value())
                .map(Rows.of(UploadRow.class))
                .findOne()
                .map(UploadRow::toDomain));
  }

  @Override
  public int countReceiving(PartyId owner, Instant now) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*) FROM clips.upload
                    WHERE owner = ? AND state = 'receiving' AND expires_at > ?
                    """)
                .bind(0, owner.value())
                .bind(1, now)
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public boolean advance(Upload upload, long from, List<Piece> pieces) {
    boolean next =
        database
                .inTransaction()
                .createUpdate(
                    """
                    UPDATE clips.upload SET received = :received, expires_at = :expiresAt
                    WHERE video = :video AND received = :from AND state = 'receiving'
                    """)
                .bindMethods(UploadRow.from(upload))
                .bind("from", from)
                .execute()
            == 1;
    if (next) {
      replacePieces(upload.video(), pieces);
    }
    return next;
  }

  private void replacePieces(SourceVideoId video, List<Piece> pieces) {
    database
        .inTransaction()
        .createUpdate("DELETE FROM clips.upload_piece WHERE upload = ? AND start >= ?")
        .bind(0, video.value())
        .bind(1, pieces.getFirst().start())
        .execute();
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO clips.upload_piece (upload, start, size, key)
            SELECT :upload, * FROM unnest(:starts, :sizes, :keys)
            """)
        .bind("upload", video.value())
        .bindArray("starts", Long.class, pieces.stream().map(Piece::start).toList())
        .bindArray("sizes", Long.class, pieces.stream().map(Piece::size).toList())
        .bindArray("keys", String.class, pieces.stream().map(each -> each.key().value()).toList())
        .execute();
  }

  @Override
  public boolean saveState(Upload upload) {
    return database
            .inTransaction()
            .createUpdate(
                """
                UPDATE clips.upload SET state = :state, job = :job, reason = :reason
                WHERE video = :video
                """)
            .bindMethods(UploadRow.from(upload))
            .execute()
        == 1;
  }

  @Override
  public List<Piece> pieces(SourceVideoId video) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    "SELECT start, size, key FROM clips.upload_piece WHERE upload = ? ORDER BY start")
                .bind(0, video.value())
                .map(JdbcUploads::piece)
                .list());
  }

  @Override
  public Optional<Piece> lastPiece(SourceVideoId video) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT start, size, key FROM clips.upload_piece WHERE upload = ?
                    ORDER BY start DESC LIMIT 1
                    """)
                .bind(0, video.value())
                .map(JdbcUploads::piece)
                .findOne());
  }

  private static Piece piece(ResultSet row, StatementContext context) throws SQLException {
    return new Piece(new BlobKey(row.getString("key")), row.getLong("start"), row.getLong("size"));
  }

  @Override
  public List<BlobKey> dropPieces(SourceVideoId video) {
    // Nobody adds one meanwhile.
    database
        .inTransaction()
        .execute("SELECT FROM clips.upload WHERE video = ? FOR UPDATE", video.value());
    return database
        .inTransaction()
        .createQuery("DELETE FROM clips.upload_piece WHERE upload = ? RETURNING key")
        .bind(0, video.value())
        .mapTo(String.class)
        .map(BlobKey::new)
        .list();
  }

  @Override
  public void remove(SourceVideoId video) {
    database.inTransaction().execute("DELETE FROM clips.upload WHERE video = ?", video.value());
  }

  @Override
  public Removed removeExpired(Instant now, int limit) {
    List<UUID> over =
        database
            .inTransaction()
            .createQuery(
                """
                SELECT video FROM clips.upload WHERE state <> 'complete' AND expires_at <= :now
                ORDER BY expires_at, video LIMIT :limit FOR UPDATE SKIP LOCKED
                """)
            .bind("now", now)
            .bind("limit", limit)
            .mapTo(UUID.class)
            .list();
    List<BlobKey> pieces =
        database
            .inTransaction()
            .createQuery("DELETE FROM clips.upload_piece WHERE upload = ANY(:over) RETURNING key")
            .bindArray("over", UUID.class, over)
            .mapTo(String.class)
            .map(BlobKey::new)
            .list();
    database
        .inTransaction()
        .createUpdate("DELETE FROM clips.upload WHERE video = ANY(:over)")
        .bindArray("over", UUID.class, over)
        .execute();
    return new Removed(over.size(), pieces);
  }
}
