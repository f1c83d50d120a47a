package io.clipgen.persistence.clips;

import io.clipgen.application.clips.port.ClipEdits;
import io.clipgen.domain.clips.ClipEdit;
import io.clipgen.domain.clips.ClipVersion;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Json;
import io.clipgen.persistence.shared.Rows;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Edits and earlier versions in the tables of `clips`.
@Singleton
final class JdbcClipEdits implements ClipEdits {

  private final Database database;

  JdbcClipEdits(Database database) {
    this.database = database;
  }

  @Override
  public boolean begin(ClipEdit edit) {
    return database
            .inTransaction()
            .createUpdate(
                """
                INSERT INTO clips.clip_edit (job, clip, target, made_on, recipe, asked_at, outcome)
                VALUES (:job, :clip, :target, :madeOn, :recipe::jsonb, :askedAt, 'pending')
                ON CONFLICT DO NOTHING
                """)
            .bind("job", edit.job().value())
            .bind("clip", edit.clip().value())
            .bind("target", edit.target().value())
            .bind("madeOn", edit.madeOn())
            .bind("recipe", Json.write(edit.recipe()))
            .bind("askedAt", edit.askedAt())
            .execute()
        == 1;
  }

  @Override
  public Optional<ClipEdit> find(JobId job) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM clips.clip_edit WHERE job = ?")
                .bind(0, job.value())
                .map(Rows.of(EditRow.class))
                .findOne()
                .map(EditRow::toDomain));
  }

  @Override
  public Optional<ClipEdit> newest(ClipId clip) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM clips.clip_edit WHERE clip = ? AND target = clip
                    ORDER BY made_on DESC, outcome = 'pending' DESC, job DESC LIMIT 1
                    """)
                .bind(0, clip.value())
                .map(Rows.of(EditRow.class))
                .findOne()
                .map(EditRow::toDomain));
  }

  @Override
  public boolean settle(JobId job, ClipEdit.Outcome outcome) {
    String code =
        switch (outcome) {
          case ClipEdit.Pending _ -> throw new IllegalArgumentException("nothing came of it yet");
          case ClipEdit.Made _ -> "made";
          case ClipEdit.Failed _ -> "failed";
        };
    return database
            .inTransaction()
            .createUpdate(
                """
                UPDATE clips.clip_edit SET outcome = :outcome, reason = :reason
                WHERE job = :job AND outcome = 'pending'
                """)
            .bind("outcome", code)
            .bind("reason", outcome instanceof ClipEdit.Failed failed ? failed.reason() : null)
            .bind("job", job.value())
            .execute()
        == 1;
  }

  @Override
  public boolean reopen(JobId job) {
    return database
            .inTransaction()
            .execute(
                """
                UPDATE clips.clip_edit edit SET outcome = 'pending', reason = NULL
                WHERE job = ? AND outcome = 'failed'
                  AND NOT EXISTS (SELECT FROM clips.clip_edit other
                                  WHERE other.target = edit.target AND other.outcome = 'pending')
                """,
                job.value())
        == 1;
  }

  @Override
  public List<ClipVersion> earlier(ClipId clip) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT version, recipe, made_at FROM clips.clip_version
                    WHERE clip = ? ORDER BY version DESC
                    """)
                .bind(0, clip.value())
                .map(Rows.of(EditRow.VersionRow.class))
                .map(EditRow.VersionRow::toDomain)
                .list());
  }
}
