package io.clipgen.persistence.campaigns;

import io.clipgen.application.campaigns.port.ClaimHistory;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Review;
import io.clipgen.domain.campaigns.Submission;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SubmissionId;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Rows;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Claims, submissions and reviews in the tables of `campaigns`.
@Singleton
final class JdbcClaims implements Claims {

  private static final String SELECT = "SELECT " + ClaimRow.COLUMNS + " FROM campaigns.claim ";
  private static final String LOCK = " FOR NO KEY UPDATE";

  private final Database database;

  JdbcClaims(Database database) {
    this.database = database;
  }

  @Override
  public void add(Claim claim) {
    database
        .inTransaction()
        .createUpdate(ClaimRow.INSERT)
        .bindMethods(ClaimRow.from(claim))
        .execute();
  }

  @Override
  public void save(Claim claim) {
    saveAll(List.of(claim));
  }

  @Override
  public void saveAll(Collection<Claim> claims) {
    if (claims.isEmpty()) {
      return;
    }
    PreparedBatch batch = database.inTransaction().prepareBatch(ClaimRow.UPDATE);
    claims.forEach(claim -> batch.bindMethods(ClaimRow.from(claim)).add());
    batch.execute();
  }

  @Override
  public void addCounts(Map<ClaimId, ClaimHistory.Count> counts) {
    if (counts.isEmpty()) {
      return;
    }
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO campaigns.view_count (claim, at, views, recount)
            SELECT * FROM unnest(:claims, :at::timestamptz[], :views, :recount)
            """)
        .bindArray("claims", UUID.class, counts.keySet().stream().map(ClaimId::value).toList())
        .bindArray(
            "at",
            String.class,
            counts.values().stream().map(count -> count.at().toString()).toList())
        .bindArray(
            "views", Long.class, counts.values().stream().map(ClaimHistory.Count::views).toList())
        .bindArray(
            "recount",
            Boolean.class,
            counts.values().stream().map(ClaimHistory.Count::recount).toList())
        .execute();
  }

  @Override
  public Optional<Claim> find(ClaimId id) {
    return database.with(
        handle ->
            handle
                .createQuery(SELECT + "WHERE id = ?")
                .bind(0, id.value())
                .map(Rows.of(ClaimRow.class))
                .findOne()
                .map(ClaimRow::toDomain));
  }

  @Override
  public Claim lock(ClaimId id) {
    return locked("WHERE id = ?", id.value()).orElseThrow(() -> new NotFound("claim", id));
  }

  @Override
  public Claim lockOfClipper(ClaimId id, PartyId clipper) {
    return locked("WHERE id = ? AND clipper = ?", id.value(), clipper.value())
        .orElseThrow(() -> new NotFound("claim", id));
  }

  @Override
  public Claim lockOfBrand(SubmissionId submission, PartyId brand) {
    return locked(
            "WHERE id = (SELECT claim FROM campaigns.submission WHERE id = ?) AND brand = ?",
            submission.value(),
            brand.value())
        .orElseThrow(() -> new NotFound("submission", submission));
  }

  private Optional<Claim> locked(String where, Object... values) {
    return database
        .inTransaction()
        .select(SELECT + where + LOCK, values)
        .map(Rows.of(ClaimRow.class))
        .findOne()
        .map(ClaimRow::toDomain);
  }

  @Override
  public List<Claim> lockAll(Collection<ClaimId> ids) {
    return database
        .inTransaction()
        .createQuery(SELECT + "WHERE id = ANY(:ids) ORDER BY id" + LOCK)
        .bindArray("ids", UUID.class, ids.stream().map(ClaimId::value).toList())
        .map(Rows.of(ClaimRow.class))
        .map(ClaimRow::toDomain)
        .list();
  }

  @Override
  public List<Claim> holdingPlaces(CampaignId campaign) {
    return database.with(
        handle ->
            handle
                .createQuery(SELECT + "WHERE campaign = ? AND ended_at IS NULL ORDER BY id")
                .bind(0, campaign.value())
                .map(Rows.of(ClaimRow.class))
                .map(ClaimRow::toDomain)
                .list());
  }

  @Override
  public Holdings holdings(CampaignId campaign, PartyId clipper) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT
                      coalesce(bool_or(state IN
                        ('CLAIMED', 'SUBMITTED', 'CHANGES_REQUESTED', 'REJECTED')), false) AS live,
                      count(*) FILTER (WHERE ended_at IS NULL) AS places,
                      coalesce(sum(price) FILTER (WHERE ended_at IS NULL), 0) AS committed
                    FROM campaigns.claim WHERE campaign = ? AND clipper = ?
                    """)
                .bind(0, campaign.value())
                .bind(1, clipper.value())
                .map(
                    (row, _) ->
                        new Holdings(
                            row.getBoolean("live"), row.getInt("places"), row.getLong("committed")))
                .one());
  }

  @Override
  public Optional<ClaimId> newestLive(CampaignId campaign) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM campaigns.claim
                    WHERE campaign = ? AND state IN (
                      'CLAIMED', 'SUBMITTED', 'CHANGES_REQUESTED', 'REJECTED')
                    ORDER BY id DESC LIMIT 1
                    """)
                .bind(0, campaign.value())
                .map((row, _) -> new ClaimId(row.getObject("id", UUID.class)))
                .findOne());
  }

  @Override
  public void add(Submission submission) {
    database
        .inTransaction()
        .execute(
            """
            INSERT INTO campaigns.submission (id, claim, clip, note, submitted_at)
            VALUES (?, ?, ?, ?, ?)
            """,
            submission.id().value(),
            submission.claim().value(),
            submission.clip().value(),
            submission.note(),
            submission.at());
  }

  @Override
  public void add(Review review) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO campaigns.review (submission, judge, verdict, rating, words, reviewed_at)
            VALUES (:submission, :judge, :verdict, :rating, :words, :at)
            """)
        .bind("submission", review.submission().value())
        .bind("judge", review.by().name())
        .bind("verdict", review.verdict().name())
        .bind("rating", review.rating())
        .bind("words", review.text())
        .bind("at", review.at())
        .execute();
  }

  @Override
  public List<ClaimId> due(Instant now, int limit) {
    return ids(
        "SELECT id FROM campaigns.claim WHERE due_at <= ? ORDER BY due_at, id LIMIT ?", now, limit);
  }

  @Override
  public List<ClaimId> bonusWindowsOver(Instant now, int limit) {
    return ids(
        """
        SELECT id FROM campaigns.claim WHERE bonus_open AND bonus_until <= ?
        ORDER BY bonus_until, id LIMIT ?
        """,
        now,
        limit);
  }

  private List<ClaimId> ids(String query, Instant now, int limit) {
    return database.with(
        handle -> handle.select(query, now, limit).mapTo(UUID.class).map(ClaimId::new).list());
  }

  @Override
  public int markReleased(Collection<LineId> lines, Collection<ClaimId> metered) {
    return database.with(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE campaigns.claim SET state = 'RELEASED'
                    WHERE state = 'APPROVED' AND (line = ANY(:lines)
                      OR id = ANY(:metered) AND rate_micros IS NOT NULL)
                    """)
                .bindArray("lines", UUID.class, lines.stream().map(LineId::value).toList())
                .bindArray("metered", UUID.class, metered.stream().map(ClaimId::value).toList())
                .execute());
  }

  @Override
  public int markPaidBack(Collection<ClaimId> ids) {
    return database.with(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE campaigns.claim SET state = 'RELEASED'
                    WHERE id = ANY(:ids) AND state = 'PAID_OUT'
                    """)
                .bindArray("ids", UUID.class, ids.stream().map(ClaimId::value).toList())
                .execute());
  }

  @Override
  public int markPaidOut(Collection<ClaimId> ids) {
    return database.with(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE campaigns.claim SET state = 'PAID_OUT'
                    WHERE id = ANY(:ids) AND state IN ('APPROVED', 'RELEASED')
                    """)
                .bindArray("ids", UUID.class, ids.stream().map(ClaimId::value).toList())
                .execute());
  }
}
