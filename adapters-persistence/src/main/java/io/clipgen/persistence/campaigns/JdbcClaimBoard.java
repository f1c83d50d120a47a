package io.clipgen.persistence.campaigns;

import static java.util.Objects.requireNonNull;

import io.clipgen.application.campaigns.query.ClaimBoard;
import io.clipgen.application.campaigns.query.ClaimView;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Review;
import io.clipgen.domain.campaigns.Submission;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.domain.shared.SubmissionId;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Rows;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Lists of claims, paged by id: ids of later things are greater.
@Singleton
final class JdbcClaimBoard implements ClaimBoard {

  private static final String SELECT = "SELECT " + ClaimRow.COLUMNS + " FROM campaigns.claim ";

  private final Database database;

  JdbcClaimBoard(Database database) {
    this.database = database;
  }

  // Each branch is bounded by the page, whatever is stored; nobody is both, clipper and brand.
  @Override
  public Page<ClaimView> list(
      PartyId viewer, @Nullable CampaignId campaign, @Nullable String after, int limit) {
    UUID before = Cursor.parse(after, ClaimId.PREFIX, Cursor.TOP).id();
    String order = "AND id < :before ORDER BY id DESC LIMIT :rows";
    String sql =
        campaign == null
            ? "("
                + SELECT
                + "WHERE clipper = :viewer "
                + order
                + ") UNION ALL ("
                + SELECT
                + "WHERE brand = :viewer "
                + order
                + ") ORDER BY id DESC LIMIT :rows"
            : SELECT
                + "WHERE campaign = :campaign AND (clipper = :viewer OR brand = :viewer) "
                + order;
    return database.with(
        handle -> {
          Query query =
              handle
                  .createQuery(sql)
                  .bind("viewer", viewer.value())
                  .bind("before", before)
                  .bind("rows", limit + 1);
          if (campaign != null) {
            query.bind("campaign", campaign.value());
          }
          return page(handle, query, limit);
        });
  }

  @Override
  public Page<ClaimView> appeals(@Nullable String after, int limit) {
    UUID from = Cursor.parse(after, ClaimId.PREFIX, Cursor.BOTTOM).id();
    return database.with(
        handle ->
            page(
                handle,
                handle
                    .createQuery(
                        SELECT
                            + """
                            WHERE state = 'REJECTED' AND appeal IS NOT NULL AND id > :from
                            ORDER BY id LIMIT :rows
                            """)
                    .bind("from", from)
                    .bind("rows", limit + 1),
                limit));
  }

  private static Page<ClaimView> page(Handle handle, Query query, int limit) {
    Page<Claim> claims =
        Page.of(
            query.map(Rows.of(ClaimRow.class)).map(ClaimRow::toDomain).list(),
            limit,
            claim -> Cursor.of(0, claim.id()));
    return new Page<>(views(handle, claims.items()), claims.next());
  }

  @Override
  public Optional<ClaimView> find(ClaimId id, PartyId viewer, boolean admin) {
    return database.with(
        handle ->
            views(
                    handle,
                    handle
                        .createQuery(
                            SELECT
                                + "WHERE id = :id AND (clipper = :viewer OR brand = :viewer OR :admin)")
                        .bind("id", id.value())
                        .bind("viewer", viewer.value())
                        .bind("admin", admin)
                        .map(Rows.of(ClaimRow.class))
                        .map(ClaimRow::toDomain)
                        .list())
                .stream()
                .findFirst());
  }

  private static List<ClaimView> views(Handle handle, List<Claim> claims) {
    if (claims.isEmpty()) {
      return List.of();
    }
    Map<UUID, About> campaigns = campaigns(handle, claims);
    Map<UUID, List<ClaimView.SubmissionView>> submissions = submissions(handle, claims);
    var views = new ArrayList<ClaimView>();
    for (Claim claim : claims) {
      About about = requireNonNull(campaigns.get(claim.campaign().value()));
      views.add(
          new ClaimView(
              claim,
              about.title(),
              about.source(),
              submissions.getOrDefault(claim.id().value(), List.of())));
    }
    return views;
  }

  private record About(UUID campaign, String title, SourceVideoId source) {}

  private static Map<UUID, About> campaigns(Handle handle, List<Claim> claims) {
    var found = new LinkedHashMap<UUID, About>();
    handle
        .createQuery("SELECT id, title, source FROM campaigns.campaign WHERE id = ANY(:ids)")
        .bindArray(
            "ids",
            UUID.class,
            claims.stream().map(claim -> claim.campaign().value()).distinct().toList())
        .map(
            (row, _) ->
                new About(
                    row.getObject("id", UUID.class),
                    row.getString("title"),
                    new SourceVideoId(row.getObject("source", UUID.class))))
        .forEach(about -> found.put(about.campaign(), about));
    return found;
  }

  private static Map<UUID, List<ClaimView.SubmissionView>> submissions(
      Handle handle, List<Claim> claims) {
    var reviews = new LinkedHashMap<Submission, List<Review>>();
    handle
        .createQuery(
            """
            SELECT s.*, r.judge, r.verdict, r.rating, r.words, r.reviewed_at
            FROM campaigns.submission s LEFT JOIN campaigns.review r ON r.submission = s.id
            WHERE s.claim = ANY(:ids) ORDER BY s.id, r.reviewed_at
            """)
        .bindArray("ids", UUID.class, claims.stream().map(claim -> claim.id().value()).toList())
        .map(
            (row, _) -> {
              var all = reviews.computeIfAbsent(submission(row), _ -> new ArrayList<>());
              if (row.getString("judge") != null) {
                all.add(review(row));
              }
              return all;
            })
        .forEach(_ -> {});
    var views = new LinkedHashMap<UUID, List<ClaimView.SubmissionView>>();
    reviews.forEach(
        (submission, all) ->
            views
                .computeIfAbsent(submission.claim().value(), _ -> new ArrayList<>())
                .add(new ClaimView.SubmissionView(submission, all)));
    return views;
  }

  private static Submission submission(ResultSet row) throws SQLException {
    return new Submission(
        new SubmissionId(row.getObject("id", UUID.class)),
        new ClaimId(row.getObject("claim", UUID.class)),
        new ClipId(row.getObject("clip", UUID.class)),
        row.getString("note"),
        row.getTimestamp("submitted_at").toInstant());
  }

  private static Review review(ResultSet row) throws SQLException {
    return new Review(
        new SubmissionId(row.getObject("id", UUID.class)),
        Review.Verdict.valueOf(row.getString("verdict")),
        Review.Judge.valueOf(row.getString("judge")),
        row.getObject("rating", Integer.class),
        row.getString("words"),
        row.getTimestamp("reviewed_at").toInstant());
  }
}
