package io.clipgen.persistence.campaigns;

import io.clipgen.application.campaigns.port.ClaimHistory;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Rows;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Approved claims and what counted for them, two statements for each page.
@Singleton
final class JdbcClaimHistory implements ClaimHistory {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;

  JdbcClaimHistory(Database database) {
    this.database = database;
  }

  @Override
  public long count() {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT count(*) FROM campaigns.claim WHERE line IS NOT NULL")
                .mapTo(Long.class)
                .one());
  }

  @Override
  public List<Past> page(@Nullable Claim after, int limit) {
    return database.with(
        handle -> {
          List<Claim> claims =
              handle
                  .createQuery(
                      "SELECT "
                          + ClaimRow.COLUMNS
                          + """
                           FROM campaigns.claim
                          WHERE line IS NOT NULL AND (clipper, id) > (:clipper, :id)
                          ORDER BY clipper, id LIMIT :limit
                          """)
                  .bind("clipper", after == null ? BEFORE_ALL : after.clipper().value())
                  .bind("id", after == null ? BEFORE_ALL : after.id().value())
                  .bind("limit", limit)
                  .map(Rows.of(ClaimRow.class))
                  .map(ClaimRow::toDomain)
                  .list();
          Map<ClaimId, List<Count>> counts = counts(handle, claims);
          return claims.stream()
              .map(claim -> new Past(claim, counts.getOrDefault(claim.id(), List.of())))
              .toList();
        });
  }

  private static Map<ClaimId, List<Count>> counts(Handle handle, List<Claim> claims) {
    var counts = new HashMap<ClaimId, List<Count>>();
    handle
        .createQuery(
            """
            SELECT claim, at, views, recount FROM campaigns.view_count
            WHERE claim = ANY(:claims) ORDER BY claim, seq
            """)
        .bindArray("claims", UUID.class, claims.stream().map(claim -> claim.id().value()).toList())
        .map(
            (row, _) ->
                Map.entry(
                    new ClaimId(row.getObject("claim", UUID.class)),
                    new Count(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getLong("views"),
                        row.getBoolean("recount"))))
        .forEach(
            entry ->
                counts
                    .computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                    .add(entry.getValue()));
    return counts;
  }
}
