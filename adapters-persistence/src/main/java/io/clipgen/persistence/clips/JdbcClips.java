package io.clipgen.persistence.clips;

import io.clipgen.application.clips.port.Clips;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.QualityReport;
import io.clipgen.domain.clips.Selection;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Json;
import io.clipgen.persistence.shared.Rows;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Clips and orders in the tables of `clips`.
@Singleton
final class JdbcClips implements Clips {

  private final Database database;

  JdbcClips(Database database) {
    this.database = database;
  }

  @Override
  public void add(ClipOrder order) {
    OrderRow row = OrderRow.from(order);
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO clips.clip_order (job, source, ordered_by, clips_wanted, length_ms, treatment,
              shorter_side, watermark, ordered_at, outcome, clips_made, reasons, remarks)
            VALUES (:job, :source, :orderedBy, :clipsWanted, :lengthMs, :treatment::jsonb,
              :shorterSide, :watermark, :orderedAt, :outcome, :clipsMade, :reasonTexts, :remarkTexts)
            ON CONFLICT (job) DO NOTHING
            """)
        .bindMethods(row)
        .bindArray("reasonTexts", String.class, row.reasons())
        .bindArray("remarkTexts", String.class, row.remarks())
        .execute();
  }

  @Override
  public Optional<ClipOrder> findOrder(JobId job) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM clips.clip_order WHERE job = ?")
                .bind(0, job.value())
                .map(Rows.of(OrderRow.class))
                .findOne()
                .map(OrderRow::toDomain));
  }

  @Override
  public void saveWords(JobId job, Transcript words) {
    database
        .inTransaction()
        .execute(
            """
            INSERT INTO clips.order_transcript (job, document) VALUES (?, ?)
            ON CONFLICT (job) DO NOTHING
            """,
            job.value(),
            TranscriptDocument.packed(words));
  }

  @Override
  public Optional<Transcript> findWords(JobId job) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT document FROM clips.order_transcript WHERE job = ?")
                .bind(0, job.value())
                .map((row, _) -> row.getBytes(1))
                .findOne()
                .map(TranscriptDocument::unpacked));
  }

  @Override
  public void saveChoice(JobId job, Selection choice) {
    database
        .inTransaction()
        .execute(
            "UPDATE clips.clip_order SET choice = ?::jsonb WHERE job = ?",
            Json.write(choice),
            job.value());
  }

  @Override
  public Optional<Selection> findChoice(JobId job) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    "SELECT choice FROM clips.clip_order WHERE job = ? AND choice IS NOT NULL")
                .bind(0, job.value())
                .mapTo(String.class)
                .findOne()
                .map(json -> Json.read(json, Selection.class)));
  }

  @Override
  public boolean settle(JobId job, ClipOrder.Outcome outcome) {
    OrderRow.Settled settled = OrderRow.Settled.from(outcome);
    return database
            .inTransaction()
            .createUpdate(
                """
                UPDATE clips.clip_order
                SET outcome = :outcome, clips_made = :made, reasons = :reasons, remarks = :remarks
                WHERE job = :job AND outcome = 'pending'
                """)
            .bind("outcome", settled.outcome())
            .bind("made", settled.clipsMade())
            .bindArray("reasons", String.class, settled.reasons())
            .bindArray("remarks", String.class, settled.remarks())
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
                UPDATE clips.clip_order SET outcome = 'pending', reasons = '{}', remarks = '{}'
                WHERE job = ? AND outcome = 'failed'
                """,
                job.value())
        == 1;
  }

  @Override
  public void addAll(List<Clip> clips) {
    if (clips.isEmpty()) {
      return;
    }
    PreparedBatch batch = database.inTransaction().prepareBatch(ClipRow.INSERT);
    clips.forEach(clip -> batch.bindMethods(ClipRow.from(clip)).add());
    batch.execute();
  }

  @Override
  public void keepQuality(ClipId clip, QualityReport quality) {
    database
        .inTransaction()
        .execute(
            "UPDATE clips.clip SET quality = ?::jsonb WHERE id = ?",
            Json.write(quality),
            clip.value());
  }

  @Override
  public Optional<QualityReport> findQuality(ClipId clip) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT quality FROM clips.clip WHERE id = ? AND quality IS NOT NULL")
                .bind(0, clip.value())
                .mapTo(String.class)
                .findOne()
                .map(json -> Json.read(json, QualityReport.class)));
  }

  @Override
  public Optional<Clip> find(ClipId clip) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM clips.clip WHERE id = ?")
                .bind(0, clip.value())
                .map(Rows.of(ClipRow.class))
                .findOne()
                .map(ClipRow::toDomain));
  }

  @Override
  public Optional<Clip> findVisible(ClipId clip, PartyId party) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM clips.clip
                    WHERE id = :clip AND (owner = :party OR EXISTS (
                      SELECT FROM clips.clip_share WHERE clip = :clip AND party = :party))
                    """)
                .bind("clip", clip.value())
                .bind("party", party.value())
                .map(Rows.of(ClipRow.class))
                .findOne()
                .map(ClipRow::toDomain));
  }

  // A share of the clip waits for the lock, or is seen once the lock is had.
  @Override
  public boolean replace(Clip next) {
    Handle handle = database.inTransaction();
    handle.execute("SELECT FROM clips.clip WHERE id = ? FOR UPDATE", next.id().value());
    Optional<Clip> before =
        find(next.id())
            .filter(clip -> clip.version() == next.version() - 1 && !isShared(clip.id()));
    before.ifPresent(
        clip -> {
          handle.execute(
              "INSERT INTO clips.clip_version (clip, version, recipe, made_at) VALUES (?, ?, ?::jsonb, ?)",
              clip.id().value(),
              clip.version(),
              Json.write(clip.recipe()),
              clip.madeAt());
          handle.createUpdate(ClipRow.REPLACE).bindMethods(ClipRow.from(next)).execute();
        });
    return before.isPresent();
  }

  @Override
  public int nextNumber(JobId job) {
    Handle handle = database.inTransaction();
    handle.execute("SELECT FROM clips.clip_order WHERE job = ? FOR NO KEY UPDATE", job.value());
    return handle
        .createQuery("SELECT coalesce(max(number), 0) + 1 FROM clips.clip WHERE job = ?")
        .bind(0, job.value())
        .mapTo(Integer.class)
        .one();
  }

  @Override
  public boolean isShared(ClipId clip) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT EXISTS (SELECT FROM clips.clip_share WHERE clip = ?)")
                .bind(0, clip.value())
                .mapTo(Boolean.class)
                .one());
  }

  @Override
  public void share(ClipId clip, PartyId party) {
    database
        .inTransaction()
        .execute(
            "INSERT INTO clips.clip_share (clip, party) VALUES (?, ?) ON CONFLICT DO NOTHING",
            clip.value(),
            party.value());
  }

  @Override
  public boolean removeUnshared(ClipId clip) {
    return database
            .inTransaction()
            .execute(
                """
                DELETE FROM clips.clip c
                WHERE id = ? AND NOT EXISTS (SELECT FROM clips.clip_share WHERE clip = c.id)
                """,
                clip.value())
        == 1;
  }
}
