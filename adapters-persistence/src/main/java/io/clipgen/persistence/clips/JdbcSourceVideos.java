package io.clipgen.persistence.clips;

import io.clipgen.application.clips.Analysis;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.domain.clips.Chat;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Storyboard;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Json;
import io.clipgen.persistence.shared.Rows;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Videos in the tables of `clips`.
@Singleton
final class JdbcSourceVideos implements SourceVideos {

  private final Database database;

  JdbcSourceVideos(Database database) {
    this.database = database;
  }

  @Override
  public void add(SourceVideo video) {
    VideoRow.from(video).insert(database.inTransaction());
  }

  @Override
  public Optional<SourceVideo> find(SourceVideoId video) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM clips.source_video WHERE id = ?")
                .bind(0, video.value())
                .map(Rows.of(VideoRow.class))
                .findOne()
                .map(VideoRow::toDomain));
  }

  @Override
  public Optional<SourceVideo> findVisible(SourceVideoId video, PartyId party) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM clips.source_video
                    WHERE id = :video AND (owner = :party OR EXISTS (
                      SELECT FROM clips.source_grant WHERE party = :party AND source = :video))
                    """)
                .bind("video", video.value())
                .bind("party", party.value())
                .map(Rows.of(VideoRow.class))
                .findOne()
                .map(VideoRow::toDomain));
  }

  @Override
  public void saveState(SourceVideo video) {
    database
        .inTransaction()
        .createUpdate("UPDATE clips.source_video SET refused_because = :reason WHERE id = :id")
        .bind("reason", VideoRow.refusal(video))
        .bind("id", video.id().value())
        .execute();
  }

  @Override
  public void grant(SourceVideoId video, PartyId party) {
    database
        .inTransaction()
        .execute(
            "INSERT INTO clips.source_grant (party, source) VALUES (?, ?) ON CONFLICT DO NOTHING",
            party.value(),
            video.value());
  }

  @Override
  public void saveAnalysis(SourceVideoId video, Analysis analysis) {
    database
        .inTransaction()
        .execute(
            """
            INSERT INTO clips.analysis (source, document, heard) VALUES (?, ?, true)
            ON CONFLICT (source) DO UPDATE SET document = excluded.document, heard = true
            """,
            video.value(),
            AnalysisDocument.from(analysis).packed());
  }

  @Override
  public void saveSignals(SourceVideoId video, Signals signals) {
    MediaInfo info = find(video).orElseThrow().info();
    database
        .inTransaction()
        .execute(
            """
            INSERT INTO clips.analysis (source, document, heard) VALUES (?, ?, false)
            ON CONFLICT (source) DO NOTHING
            """,
            video.value(),
            AnalysisDocument.from(new Analysis(info, signals, Transcript.SILENT)).packed());
  }

  @Override
  public Optional<Signals> findSignals(SourceVideoId video) {
    return found(video, "SELECT document FROM clips.analysis WHERE source = ?")
        .map(Analysis::signals);
  }

  @Override
  public Optional<Analysis> findAnalysis(SourceVideoId video) {
    return found(video, "SELECT document FROM clips.analysis WHERE source = ? AND heard");
  }

  @Override
  public void saveStoryboard(SourceVideoId video, Storyboard storyboard) {
    database
        .inTransaction()
        .execute(
            "UPDATE clips.source_video SET storyboard = ?::jsonb WHERE id = ?",
            Json.write(storyboard),
            video.value());
  }

  @Override
  public Optional<Storyboard> findStoryboard(SourceVideoId video) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    "SELECT storyboard FROM clips.source_video WHERE id = ? AND storyboard IS NOT NULL")
                .bind(0, video.value())
                .mapTo(String.class)
                .findOne()
                .map(json -> Json.read(json, Storyboard.class)));
  }

  private Optional<Analysis> found(SourceVideoId video, String query) {
    Optional<byte[]> packed =
        database.with(
            handle ->
                handle
                    .createQuery(query)
                    .bind(0, video.value())
                    .map((row, _) -> row.getBytes(1))
                    .findOne());
    return packed.flatMap(
        bytes -> {
          Optional<MediaInfo> info = find(video).map(SourceVideo::info);
          return info.map(AnalysisDocument.unpacked(bytes)::toDomain);
        });
  }

  @Override
  public void saveTranscript(SourceVideoId video, Transcript transcript) {
    database
        .inTransaction()
        .execute(
            """
            INSERT INTO clips.transcript (source, document) VALUES (?, ?)
            ON CONFLICT (source) DO UPDATE SET document = excluded.document
            """,
            video.value(),
            TranscriptDocument.packed(transcript));
  }

  @Override
  public Optional<Transcript> findTranscript(SourceVideoId video) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT document FROM clips.transcript WHERE source = ?")
                .bind(0, video.value())
                .map((row, _) -> row.getBytes(1))
                .findOne()
                .map(TranscriptDocument::unpacked));
  }

  @Override
  public void removeTranscript(SourceVideoId video) {
    database
        .inTransaction()
        .execute("DELETE FROM clips.transcript WHERE source = ?", video.value());
  }

  @Override
  public void saveChat(SourceVideoId video, Chat chat) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO clips.chat (source, counts) VALUES (:video, :counts)
            ON CONFLICT (source) DO UPDATE SET counts = excluded.counts
            """)
        .bind("video", video.value())
        .bindArray("counts", Integer.class, chat.counts())
        .execute();
  }

  @Override
  public Optional<Chat> findChat(SourceVideoId video) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT counts FROM clips.chat WHERE source = ?")
                .bind(0, video.value())
                .map((row, _) -> (Integer[]) row.getArray(1).getArray())
                .findOne()
                .map(counts -> Chat.of(List.of(counts))));
  }
}
