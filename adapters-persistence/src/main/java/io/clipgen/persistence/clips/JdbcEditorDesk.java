package io.clipgen.persistence.clips;

import io.clipgen.application.clips.port.ClipEdits;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.clips.query.EditorDesk;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Rows;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Clips of one's own, to be edited.
@Singleton
final class JdbcEditorDesk implements EditorDesk {

  private final Database database;
  private final SourceVideos videos;
  private final Clips clips;
  private final ClipEdits edits;

  JdbcEditorDesk(Database database, SourceVideos videos, Clips clips, ClipEdits edits) {
    this.database = database;
    this.videos = videos;
    this.clips = clips;
    this.edits = edits;
  }

  @Override
  public Optional<OpenClip> open(PartyId party, ClipId id) {
    return database.call(
        () ->
            database
                .inTransaction()
                .createQuery("SELECT * FROM clips.clip WHERE id = :clip AND owner = :party")
                .bind("clip", id.value())
                .bind("party", party.value())
                .map(Rows.of(ClipRow.class))
                .findOne()
                .map(ClipRow::toDomain)
                .flatMap(
                    clip ->
                        videos
                            .findAnalysis(clip.source(), clips.findWords(clip.madeBy()))
                            .map(
                                analysis ->
                                    new OpenClip(
                                        clip,
                                        analysis,
                                        shared(id),
                                        edits.earlier(id),
                                        edits.newest(id)))));
  }

  private boolean shared(ClipId id) {
    return database
        .inTransaction()
        .createQuery("SELECT EXISTS (SELECT FROM clips.clip_share WHERE clip = ?)")
        .bind(0, id.value())
        .mapTo(Boolean.class)
        .one();
  }
}
