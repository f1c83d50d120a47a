package io.clipgen.persistence.campaigns;

import io.clipgen.application.campaigns.port.Strikes;
import io.clipgen.domain.campaigns.Strike;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.StrikeId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Views that were struck, in `campaigns.strike`.
@Singleton
final class JdbcStrikes implements Strikes {

  private final Database database;

  JdbcStrikes(Database database) {
    this.database = database;
  }

  @Override
  public void add(Strike strike) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO campaigns.strike (id, claim, views, reason, evidence, by_party, at, lifted)
            VALUES (:id, :claim, :views, :reason, :evidence, :by, :at, :lifted)
            """)
        .bind("id", strike.id().value())
        .bind("claim", strike.claim().value())
        .bind("views", strike.views())
        .bind("reason", strike.reason())
        .bind("evidence", strike.evidence())
        .bind("by", strike.by().value())
        .bind("at", strike.at())
        .bind("lifted", strike.lifted())
        .execute();
  }

  @Override
  public Optional<Strike> find(StrikeId id) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM campaigns.strike WHERE id = ?")
                .bind(0, id.value())
                .map((row, _) -> strike(row))
                .findOne());
  }

  @Override
  public void lift(StrikeId id) {
    database
        .inTransaction()
        .createUpdate("UPDATE campaigns.strike SET lifted = true WHERE id = ?")
        .bind(0, id.value())
        .execute();
  }

  @Override
  public Map<ClaimId, Long> struck(Collection<ClaimId> claims) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT claim, sum(views) AS views FROM campaigns.strike
                    WHERE claim = ANY (:claims) AND NOT lifted GROUP BY claim
                    """)
                .bindArray("claims", UUID.class, claims.stream().map(ClaimId::value).toList())
                .reduceRows(
                    new HashMap<ClaimId, Long>(),
                    (map, row) -> {
                      map.put(
                          new ClaimId(row.getColumn("claim", UUID.class)),
                          row.getColumn("views", Long.class));
                      return map;
                    }));
  }

  @Override
  public List<Strike> list(ClaimId claim) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM campaigns.strike WHERE claim = ? ORDER BY id")
                .bind(0, claim.value())
                .map((row, _) -> strike(row))
                .list());
  }

  private static Strike strike(ResultSet row) throws SQLException {
    return new Strike(
        new StrikeId(row.getObject("id", UUID.class)),
        new ClaimId(row.getObject("claim", UUID.class)),
        row.getLong("views"),
        row.getString("reason"),
        row.getString("evidence"),
        new PartyId(row.getObject("by_party", UUID.class)),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getBoolean("lifted"));
  }
}
