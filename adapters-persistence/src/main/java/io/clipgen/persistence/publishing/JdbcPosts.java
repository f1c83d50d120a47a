package io.clipgen.persistence.publishing;

import io.clipgen.application.publishing.ViewsObserved.Views;
import io.clipgen.application.publishing.port.Posts;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.publishing.Platform;
import io.clipgen.domain.publishing.Post;
import io.clipgen.domain.publishing.ViewObservation;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Id;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PostId;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Rows;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/// Posts in `publishing.post`, what was observed of them in `publishing.observation`.
@Singleton
final class JdbcPosts implements Posts {

  private static final String SELECT = "SELECT " + PostRow.COLUMNS + " FROM publishing.post ";

  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;

  JdbcPosts(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Post post) {
    return database
            .inTransaction()
            .createUpdate(
                """
                INSERT INTO publishing.post (id, claim, clip, clipper, brand, poster, platform, caption,
                  created_at, account, state, state_since, reason, external_id, url, live_at)
                VALUES (:id, :claim, :clip, :clipper, :brand, :poster, :platform, :caption,
                  :createdAt, :account, :state, :stateSince, :reason, :externalId, :url, :liveAt)
                ON CONFLICT (claim, platform) DO NOTHING
                """)
            .bindMethods(PostRow.from(post))
            .execute()
        == 1;
  }

  @Override
  public Optional<Post> find(PostId post) {
    return database.with(handle -> one(handle, post, ""));
  }

  @Override
  public List<Post> list(ClaimId claim) {
    return database.with(
        handle ->
            handle
                .createQuery(SELECT + "WHERE claim = ? ORDER BY platform")
                .bind(0, claim.value())
                .map(Rows.of(PostRow.class))
                .map(PostRow::toDomain)
                .list());
  }

  @Override
  public Post lock(PostId post) {
    return one(database.inTransaction(), post, " FOR UPDATE")
        .orElseThrow(() -> new NotFound("post", post));
  }

  @Override
  public void save(Post post, @Nullable Instant readAt) {
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE publishing.post
            SET account = :account, state = :state, state_since = :stateSince, reason = :reason,
              external_id = coalesce(:externalId, external_id), url = coalesce(:url, url),
              live_at = coalesce(:liveAt, live_at), read_at = coalesce(:readAt, read_at)
            WHERE id = :id
            """)
        .bindMethods(PostRow.from(post))
        .bind("readAt", readAt)
        .execute();
  }

  @Override
  public boolean link(Post post, Instant readAt) {
    Handle handle = database.inTransaction();
    // The unique constraint decides, also between two at once; the transaction has to survive it.
    handle.savepoint("link");
    try {
      save(post, readAt);
      handle.releaseSavepoint("link");
      return true;
    } catch (UnableToExecuteStatementException refused) {
      if (refused.getCause() instanceof SQLException cause
          && UNIQUE_VIOLATION.equals(cause.getSQLState())) {
        handle.rollbackToSavepoint("link");
        return false;
      }
      throw refused;
    }
  }

  @Override
  public List<Post> lockWaiting(Optional<PartyId> poster, Platform platform) {
    return database
        .inTransaction()
        .createQuery(
            SELECT
                + """
                WHERE state = 'waiting' AND platform = :platform
                  AND poster IS NOT DISTINCT FROM CAST(:poster AS uuid)
                ORDER BY id
                FOR UPDATE
                """)
        .bind("platform", platform.slug())
        .bind("poster", poster.<UUID>map(Id::value).orElse(null))
        .map(Rows.of(PostRow.class))
        .map(PostRow::toDomain)
        .list();
  }

  @Override
  public List<DuePost> due(Platform platform, Instant now, int limit) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, claim, external_id, url, state = 'live' AS live,
                      coalesce(live_at, state_since, created_at) AS since, views
                    FROM publishing.post
                    WHERE platform = :platform AND read_at <= :now
                    ORDER BY read_at
                    LIMIT :limit
                    """)
                .bind("platform", platform.slug())
                .bind("now", now)
                .bind("limit", limit)
                .map(
                    (row, _) ->
                        new DuePost(
                            new PostId(row.getObject("id", UUID.class)),
                            new ClaimId(row.getObject("claim", UUID.class)),
                            row.getString("external_id"),
                            row.getString("url"),
                            row.getBoolean("live"),
                            JdbcSocialAccounts.instant(row, "since"),
                            row.getLong("views")))
                .list());
  }

  @Override
  public void record(Collection<Reading> readings) {
    Handle handle = database.inTransaction();
    handle
        .createUpdate(
            """
            UPDATE publishing.post AS post
            SET read_at = reading.read_at,
              live_at = coalesce(reading.live_at, post.live_at),
              reason = coalesce(reading.failed, post.reason),
              state = CASE
                WHEN reading.failed IS NOT NULL THEN 'failed'
                WHEN reading.live_at IS NOT NULL THEN 'live'
                ELSE post.state END
            FROM unnest(CAST(:ids AS uuid[]), CAST(:readAt AS timestamptz[]),
              CAST(:liveAt AS timestamptz[]), CAST(:failed AS text[]))
              AS reading (id, read_at, live_at, failed)
            WHERE post.id = reading.id
            """)
        .bind("ids", array(readings, UUID[]::new, reading -> reading.post().value()))
        .bind("readAt", array(readings, String[]::new, reading -> sql(reading.readAt())))
        .bind("liveAt", array(readings, String[]::new, reading -> sql(reading.liveAt())))
        .bind("failed", array(readings, String[]::new, Reading::failed))
        .execute();
    observe(handle, readings.stream().map(Reading::observation).filter(Objects::nonNull).toList());
  }

  private static void observe(Handle handle, List<ViewObservation> observations) {
    if (observations.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            WITH observed AS (
              INSERT INTO publishing.observation (post, at, source, views, likes, comments, shares)
              SELECT * FROM unnest(CAST(:posts AS uuid[]), CAST(:at AS timestamptz[]), CAST(:sources AS text[]),
                CAST(:views AS bigint[]), CAST(:likes AS bigint[]), CAST(:comments AS bigint[]),
                CAST(:shares AS bigint[]))
              ON CONFLICT DO NOTHING
              RETURNING post, at, source, views)
            UPDATE publishing.post
            SET views = observed.views, views_source = observed.source, views_at = observed.at
            FROM observed
            WHERE post.id = observed.post
            """)
        .bind("posts", array(observations, UUID[]::new, one -> one.post().value()))
        .bind("at", array(observations, String[]::new, one -> sql(one.at())))
        .bind("sources", array(observations, String[]::new, ViewObservation::source))
        .bind("views", array(observations, Long[]::new, ViewObservation::views))
        .bind("likes", array(observations, Long[]::new, ViewObservation::likes))
        .bind("comments", array(observations, Long[]::new, ViewObservation::comments))
        .bind("shares", array(observations, Long[]::new, ViewObservation::shares))
        .execute();
  }

  @Override
  public List<Views> views(Collection<ClaimId> claims) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT claim, coalesce(sum(views) FILTER (WHERE state <> 'failed'), 0) AS views
                    FROM publishing.post WHERE claim = ANY (CAST(:claims AS uuid[]))
                    GROUP BY claim
                    ORDER BY claim
                    """)
                .bind("claims", array(claims, UUID[]::new, ClaimId::value))
                .map(
                    (row, _) ->
                        new Views(
                            new ClaimId(row.getObject("claim", UUID.class)), row.getLong("views")))
                .list());
  }

  private static Optional<Post> one(Handle handle, PostId post, String lock) {
    return handle
        .createQuery(SELECT + "WHERE id = ?" + lock)
        .bind(0, post.value())
        .map(Rows.of(PostRow.class))
        .findOne()
        .map(PostRow::toDomain);
  }

  private static <T, E> @Nullable E[] array(
      Collection<T> from, IntFunction<@Nullable E[]> array, Function<T, @Nullable E> element) {
    return from.stream().map(element).toArray(array);
  }

  // Arrays of times travel as text; the statement casts them.
  private static @Nullable String sql(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }
}
