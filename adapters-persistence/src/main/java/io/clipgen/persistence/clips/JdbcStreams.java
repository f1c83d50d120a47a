package io.clipgen.persistence.clips;

import io.clipgen.application.clips.port.Streams;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.shared.StreamId;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Rows;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Streams in `clips.stream`.
@Singleton
final class JdbcStreams implements Streams {

  private final Database database;

  JdbcStreams(Database database) {
    this.database = database;
  }

  @Override
  public void add(MediaStream stream) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO clips.stream (id, subject, owner, job, source, source_version, captions,
              preview_ms, planned, transcoded, state, content, failed_because, ordered_at)
            VALUES (:id, :subject, :owner, :job, :source, :sourceVersion, :captions,
              :previewMs, :planned::jsonb, :transcoded::jsonb, :state, :content::jsonb, :failedBecause, :orderedAt)
            """)
        .bindMethods(StreamRow.from(stream))
        .execute();
  }

  @Override
  public boolean save(MediaStream stream) {
    return database
            .inTransaction()
            .createUpdate(
                """
                UPDATE clips.stream
                SET captions = :captions, preview_ms = :previewMs, planned = :planned::jsonb, transcoded = :transcoded::jsonb, state = :state,
                  content = :content::jsonb, failed_because = :failedBecause
                WHERE id = :id
                """)
            .bindMethods(StreamRow.from(stream))
            .execute()
        == 1;
  }

  @Override
  public Optional<MediaStream> find(StreamId stream) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM clips.stream WHERE id = ?")
                .bind(0, stream.value())
                .map(Rows.of(StreamRow.class))
                .findOne()
                .map(StreamRow::toDomain));
  }

  @Override
  public Optional<MediaStream> hold(StreamId stream) {
    return database
        .inTransaction()
        .createQuery("SELECT * FROM clips.stream WHERE id = ? FOR UPDATE")
        .bind(0, stream.value())
        .map(Rows.of(StreamRow.class))
        .findOne()
        .map(StreamRow::toDomain);
  }

  @Override
  public Optional<MediaStream> findOf(String subject) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM clips.stream WHERE subject = ?")
                .bind(0, subject)
                .map(Rows.of(StreamRow.class))
                .findOne()
                .map(StreamRow::toDomain));
  }

  @Override
  public void remove(StreamId stream) {
    database.inTransaction().execute("DELETE FROM clips.stream WHERE id = ?", stream.value());
  }
}
