package io.clipgen.persistence.campaigns;

import io.clipgen.application.campaigns.query.CampaignBoard;
import io.clipgen.application.campaigns.query.CampaignFigures;
import io.clipgen.application.campaigns.query.FundingView;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.ServicePackage;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Rows;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Lists of campaigns, read by keyset along an index for each order: page N costs what page 1 does.
@Singleton
final class JdbcCampaignBoard implements CampaignBoard {

  private static final String SELECT =
      "SELECT " + CampaignRow.COLUMNS + " FROM campaigns.campaign c ";

  private final Database database;

  JdbcCampaignBoard(Database database) {
    this.database = database;
  }

  @Override
  public Page<Campaign> browse(Browse wanted, PartyId viewer, Instant now) {
    return database.with(
        handle ->
            Page.of(
                list(query(handle, "", wanted, viewer, now)),
                wanted.limit(),
                campaign -> cursor(campaign, wanted.sort())));
  }

  /// @param how what goes before the query, as in `EXPLAIN `
  static Query query(Handle handle, String how, Browse wanted, PartyId viewer, Instant now) {
    Sort sort = wanted.sort();
    Cursor after =
        Cursor.parse(
            wanted.after(), CampaignId.PREFIX, sort == Sort.DEADLINE ? Cursor.BOTTOM : Cursor.TOP);
    Query query =
        handle
            .createQuery(how + sql(wanted))
            .bind("viewer", viewer.value())
            .bind("now", now)
            .bind("id", after.id())
            .bind("rows", wanted.limit() + 1);
    switch (sort) {
      case NEWEST -> query.bind("rank", (int) Math.min(after.rank(), Integer.MAX_VALUE));
      case PRICE -> query.bind("rank", after.rank());
      case DEADLINE -> query.bind("rank", Instant.EPOCH.plus(after.rank(), ChronoUnit.MICROS));
    }
    if (!wanted.words().isBlank()) {
      query.bind("words", wanted.words());
    }
    if (wanted.platform() != null) {
      query.bind("platform", wanted.platform().slug());
    }
    if (wanted.minPrice() > 0) {
      query.bind("minPrice", wanted.minPrice());
    }
    return query;
  }

  private static String sql(Browse wanted) {
    return SELECT
        + """
        WHERE state = 'OPEN' AND deadline > :now
          AND (package <> 'ENTERPRISE' OR brand = :viewer OR EXISTS (
            SELECT FROM campaigns.invitation i WHERE i.campaign = c.id AND i.clipper = :viewer))
        """
        + (wanted.words().isBlank() ? "" : "AND words @@ websearch_to_tsquery('simple', :words)\n")
        + (wanted.platform() == null ? "" : "AND :platform = ANY(platforms)\n")
        + (wanted.minPrice() <= 0 ? "" : "AND price >= :minPrice\n")
        + switch (wanted.sort()) {
          case NEWEST -> "AND (featured, id) < (:rank, :id) ORDER BY featured DESC, id DESC";
          case PRICE -> "AND (price, id) < (:rank, :id) ORDER BY price DESC, id DESC";
          case DEADLINE -> "AND (deadline, id) > (:rank, :id) ORDER BY deadline, id";
        }
        + " LIMIT :rows";
  }

  private static String cursor(Campaign campaign, Sort sort) {
    long rank =
        switch (sort) {
          case NEWEST -> campaign.offer().servicePackage() == ServicePackage.PRO ? 1 : 0;
          case PRICE -> campaign.offer().pricing().mostPerClip().minor();
          case DEADLINE -> ChronoUnit.MICROS.between(Instant.EPOCH, campaign.brief().deadline());
        };
    return Cursor.of(rank, campaign.id());
  }

  @Override
  public Page<Campaign> own(PartyId brand, @Nullable String after, int limit) {
    UUID before = Cursor.parse(after, CampaignId.PREFIX, Cursor.TOP).id();
    return database.with(
        handle ->
            Page.of(
                list(
                    handle
                        .createQuery(
                            SELECT
                                + "WHERE brand = :brand AND id < :id ORDER BY id DESC LIMIT :rows")
                        .bind("brand", brand.value())
                        .bind("id", before)
                        .bind("rows", limit + 1)),
                limit,
                campaign -> Cursor.of(0, campaign.id())));
  }

  private static List<Campaign> list(Query query) {
    return query.map(Rows.of(CampaignRow.class)).map(CampaignRow::toDomain).list();
  }

  @Override
  public Optional<Campaign> find(CampaignId id, PartyId viewer, boolean admin) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + """
                        WHERE id = :id
                          AND (state NOT IN ('DRAFT', 'FUNDED') OR brand = :viewer OR :admin)
                        """)
                .bind("id", id.value())
                .bind("viewer", viewer.value())
                .bind("admin", admin)
                .map(Rows.of(CampaignRow.class))
                .findOne()
                .map(CampaignRow::toDomain));
  }

  @Override
  public List<FundingView> fundings(CampaignId id, PartyId viewer, boolean admin) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT f.* FROM campaigns.funding f JOIN campaigns.campaign c ON c.id = f.campaign
                    WHERE f.campaign = :id AND (c.brand = :viewer OR :admin)
                    ORDER BY f.id DESC LIMIT 100
                    """)
                .bind("id", id.value())
                .bind("viewer", viewer.value())
                .bind("admin", admin)
                .map((row, _) -> funding(row))
                .list());
  }

  private static FundingView funding(ResultSet row) throws SQLException {
    String currency = row.getString("currency");
    return new FundingView(
        new FundingId(row.getObject("id", UUID.class)),
        Money.of(row.getLong("deposit"), currency),
        Money.of(row.getLong("fee"), currency),
        row.getString("fee_rule"),
        Money.of(row.getLong("charged"), currency),
        row.getString("state"),
        row.getString("reason"),
        row.getTimestamp("asked_at").toInstant());
  }

  @Override
  public Optional<CampaignFigures> figures(CampaignId id, PartyId viewer, boolean admin) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT c.places, c.taken, c.currency, claims.*, reviews.*
                    FROM campaigns.campaign c,
                    LATERAL (
                      SELECT count(*) FILTER (WHERE line IS NOT NULL) AS approved,
                        count(*) FILTER (WHERE line IS NOT NULL OR state = 'REJECTED_FOR_GOOD') AS decided,
                        coalesce(sum(views), 0) AS views,
                        coalesce(sum(CASE WHEN rate_micros IS NULL THEN price ELSE 0 END
                          + earned_micros / 10000) FILTER (WHERE line IS NOT NULL), 0) AS spend
                      FROM campaigns.claim WHERE campaign = c.id) claims,
                    LATERAL (
                      SELECT count(DISTINCT s.id) AS submissions,
                        avg(r.rating) AS rating,
                        avg(extract(epoch FROM r.reviewed_at - s.submitted_at))
                          FILTER (WHERE r.judge = 'BRAND') AS review_seconds
                      FROM campaigns.claim k
                      JOIN campaigns.submission s ON s.claim = k.id
                      LEFT JOIN campaigns.review r ON r.submission = s.id
                      WHERE k.campaign = c.id) reviews
                    WHERE c.id = :id AND (c.brand = :viewer OR :admin)
                    """)
                .bind("id", id.value())
                .bind("viewer", viewer.value())
                .bind("admin", admin)
                .map((row, _) -> figures(row))
                .findOne());
  }

  private static CampaignFigures figures(ResultSet row) throws SQLException {
    int approved = row.getInt("approved");
    int decided = row.getInt("decided");
    long views = row.getLong("views");
    Money spend = Money.of(row.getLong("spend"), row.getString("currency"));
    double rating = row.getDouble("rating");
    boolean rated = !row.wasNull();
    double seconds = row.getDouble("review_seconds");
    boolean reviewed = !row.wasNull();
    return new CampaignFigures(
        row.getInt("places"),
        row.getInt("taken"),
        row.getInt("submissions"),
        approved,
        decided,
        views,
        spend,
        views == 0 ? null : perThousand(spend, views),
        decided == 0 ? null : (double) approved / decided,
        reviewed ? Duration.ofSeconds(Math.round(seconds)) : null,
        rated ? rating : null);
  }

  private static Money perThousand(Money spend, long views) {
    return Money.of(Math.round(spend.minor() * 1000.0 / views), spend.currency());
  }
}
