package io.clipgen.persistence.campaigns;

import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.campaigns.Tier;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Standings in `campaigns.standing`: a row for each clipper that ever had one counted.
@Singleton
final class JdbcStandings implements Standings {

  private final Database database;

  JdbcStandings(Database database) {
    this.database = database;
  }

  @Override
  public Standing get(PartyId clipper) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM campaigns.standing WHERE clipper = ?")
                .bind(0, clipper.value())
                .map((row, _) -> standing(row))
                .findOne()
                .orElse(Standing.START));
  }

  @Override
  public Map<PartyId, Standing> lockAll(Collection<PartyId> clippers) {
    List<UUID> ids = clippers.stream().map(PartyId::value).distinct().toList();
    var handle = database.inTransaction();
    handle
        .createUpdate(
            """
            INSERT INTO campaigns.standing (clipper, approved_clips, views, tier)
            SELECT clipper, 0, 0, 'BRONZE' FROM unnest(:ids) clipper ORDER BY clipper
            ON CONFLICT DO NOTHING
            """)
        .bindArray("ids", UUID.class, ids)
        .execute();
    var locked = new LinkedHashMap<PartyId, Standing>();
    handle
        .createQuery(
            "SELECT * FROM campaigns.standing WHERE clipper = ANY(:ids) ORDER BY clipper FOR UPDATE")
        .bindArray("ids", UUID.class, ids)
        .map(
            (row, _) -> Map.entry(new PartyId(row.getObject("clipper", UUID.class)), standing(row)))
        .forEach(entry -> locked.put(entry.getKey(), entry.getValue()));
    return locked;
  }

  @Override
  public void saveAll(Map<PartyId, Standing> standings) {
    if (standings.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        database
            .inTransaction()
            .prepareBatch(
                """
                UPDATE campaigns.standing SET approved_clips = ?, views = ?, tier = ? WHERE clipper = ?
                """);
    standings.forEach(
        (clipper, standing) ->
            batch.add(
                standing.approvedClips(),
                standing.views(),
                standing.tier().name(),
                clipper.value()));
    batch.execute();
  }

  @Override
  public Map<PartyId, Standing> lockNext(@Nullable PartyId after, int limit) {
    var locked = new LinkedHashMap<PartyId, Standing>();
    database
        .inTransaction()
        .createQuery(
            """
            SELECT * FROM campaigns.standing WHERE :after::uuid IS NULL OR clipper > :after::uuid
            ORDER BY clipper LIMIT :limit FOR UPDATE
            """)
        .bind("after", after == null ? null : after.value())
        .bind("limit", limit)
        .map(
            (row, _) -> Map.entry(new PartyId(row.getObject("clipper", UUID.class)), standing(row)))
        .forEach(entry -> locked.put(entry.getKey(), entry.getValue()));
    return locked;
  }

  @Override
  public Sweep sweep(String version) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM campaigns.tier_sweep WHERE version = ?")
                .bind(0, version)
                .map(
                    (row, _) -> {
                      UUID last = row.getObject("last", UUID.class);
                      return new Sweep(
                          last == null ? null : new PartyId(last), row.getBoolean("done"));
                    })
                .findOne()
                .orElse(Sweep.NONE));
  }

  @Override
  public void save(String version, Sweep sweep) {
    PartyId last = sweep.last();
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO campaigns.tier_sweep (version, last, done) VALUES (:version, :last, :done)
            ON CONFLICT (version) DO UPDATE SET last = excluded.last, done = excluded.done
            """)
        .bind("version", version)
        .bind("last", last == null ? null : last.value())
        .bind("done", sweep.done())
        .execute();
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        row.getLong("approved_clips"), row.getLong("views"), Tier.valueOf(row.getString("tier")));
  }
}
