package io.clipgen.persistence.publishing;

import static io.clipgen.persistence.publishing.JdbcSocialAccounts.instant;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.publishing.query.PostBoard;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PostId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads posts straight from their rows, for those who may see them.
@Singleton
final class JdbcPostBoard implements PostBoard {

  private static final String VISIBLE =
      "(:admin OR :viewer IN (post.clipper, post.brand, post.poster))";

  private final Database database;

  JdbcPostBoard(Database database) {
    this.database = database;
  }

  @Override
  public List<PostView> list(ClaimId claim, Caller viewer) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT post.*, account.handle
                    FROM publishing.post
                    LEFT JOIN publishing.social_account AS account ON account.id = post.account
                    WHERE post.claim = :claim AND\s"""
                        + VISIBLE
                        + " ORDER BY post.id")
                .bind("claim", claim.value())
                .bind("viewer", viewer.party().value())
                .bind("admin", viewer.isAdmin())
                .map((row, _) -> post(row))
                .list());
  }

  @Override
  public Page<ObservationView> observations(
      PostId post, Caller viewer, @Nullable String after, int size) {
    Instant before = after == null ? Instant.parse("9999-01-01T00:00:00Z") : time(after);
    return database.with(
        handle -> {
          boolean visible =
              handle
                  .createQuery(
                      "SELECT EXISTS (SELECT FROM publishing.post WHERE id = :post AND "
                          + VISIBLE
                          + ")")
                  .bind("post", post.value())
                  .bind("viewer", viewer.party().value())
                  .bind("admin", viewer.isAdmin())
                  .mapTo(Boolean.class)
                  .one();
          if (!visible) {
            throw new NotFound("post", post);
          }
          List<ObservationView> found =
              handle
                  .createQuery(
                      """
                      SELECT * FROM publishing.observation
                      WHERE post = :post AND at < :before
                      ORDER BY at DESC
                      LIMIT :size
                      """)
                  .bind("post", post.value())
                  .bind("before", before)
                  .bind("size", size + 1)
                  .map((row, _) -> observation(row))
                  .list();
          boolean more = found.size() > size;
          List<ObservationView> items = more ? found.subList(0, size) : found;
          return new Page<>(items, more ? items.getLast().at().toString() : null);
        });
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException malformed) {
      throw new InvalidInput("after", "must be what the page before gave as next");
    }
  }

  private static PostView post(ResultSet row) throws SQLException {
    return new PostView(
        new PostId(row.getObject("id", UUID.class)),
        new ClaimId(row.getObject("claim", UUID.class)),
        new ClipId(row.getObject("clip", UUID.class)),
        row.getString("platform"),
        row.getString("state"),
        row.getString("reason"),
        row.getString("handle"),
        row.getString("external_id"),
        row.getString("url"),
        instant(row, "created_at"),
        nullable(row, "live_at"),
        row.getLong("views"),
        row.getString("views_source"),
        nullable(row, "views_at"));
  }

  private static ObservationView observation(ResultSet row) throws SQLException {
    return new ObservationView(
        instant(row, "at"),
        row.getString("source"),
        row.getLong("views"),
        row.getLong("likes"),
        row.getLong("comments"),
        row.getLong("shares"));
  }

  private static @Nullable Instant nullable(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
