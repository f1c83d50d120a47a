package io.clipgen.persistence.campaigns;

import io.clipgen.application.campaigns.port.Disputes;
import io.clipgen.application.campaigns.query.DisputeBoard;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.campaigns.Dispute;
import io.clipgen.domain.campaigns.Evidence;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.DisputeId;
import io.clipgen.domain.shared.EvidenceId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Disputes and what was put forward in them, in `campaigns.dispute` and `campaigns.evidence`.
@Singleton
final class JdbcDisputes implements Disputes, DisputeBoard {

  private final Database database;

  JdbcDisputes(Database database) {
    this.database = database;
  }

  @Override
  public void add(Dispute dispute) {
    HoldId hold = dispute.hold();
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO campaigns.dispute (
              id, claim, brand, clipper, kind, hold, opened_by, opened_at)
            VALUES (:id, :claim, :brand, :clipper, :kind, :hold, :by, :at)
            """)
        .bind("id", dispute.id().value())
        .bind("claim", dispute.claim().value())
        .bind("brand", dispute.brand().value())
        .bind("clipper", dispute.clipper().value())
        .bind("kind", dispute.kind().name())
        .bind("hold", hold == null ? null : hold.value())
        .bind("by", dispute.openedBy().value())
        .bind("at", dispute.openedAt())
        .execute();
  }

  @Override
  public void save(Dispute dispute) {
    if (!(dispute.state() instanceof Dispute.State.Decided decided)) {
      throw new IllegalArgumentException("a dispute changes when it is decided");
    }
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE campaigns.dispute
            SET for_clipper = :clipper, decision = :reason, decided_at = :at
            WHERE id = :id AND decided_at IS NULL
            """)
        .bind("id", dispute.id().value())
        .bind("clipper", decided.forClipper())
        .bind("reason", decided.reason())
        .bind("at", decided.at())
        .execute();
  }

  @Override
  public Optional<Dispute> find(DisputeId id) {
    return one("SELECT * FROM campaigns.dispute WHERE id = ?", id.value());
  }

  @Override
  public Optional<Dispute> openOn(ClaimId claim) {
    return one(
        "SELECT * FROM campaigns.dispute WHERE claim = ? AND decided_at IS NULL", claim.value());
  }

  private Optional<Dispute> one(String sql, UUID id) {
    return database.with(
        handle -> handle.createQuery(sql).bind(0, id).map((row, _) -> dispute(row)).findOne());
  }

  @Override
  public void add(Evidence evidence) {
    Evidence.File file = evidence.file();
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO campaigns.evidence (
              id, dispute, by_party, words, links, file_name, file_type, file_bytes, at)
            VALUES (:id, :dispute, :by, :words, :links, :name, :type, :bytes, :at)
            """)
        .bind("id", evidence.id().value())
        .bind("dispute", evidence.dispute().value())
        .bind("by", evidence.by().value())
        .bind("words", evidence.text())
        .bindArray("links", String.class, evidence.links())
        .bind("name", file == null ? null : file.name())
        .bind("type", file == null ? null : file.type())
        .bind("bytes", file == null ? null : file.bytes())
        .bind("at", evidence.at())
        .execute();
  }

  @Override
  public List<Evidence> evidence(DisputeId dispute) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM campaigns.evidence WHERE dispute = ? ORDER BY at, id")
                .bind(0, dispute.value())
                .map((row, _) -> evidence(row))
                .list());
  }

  @Override
  public Optional<Evidence> find(EvidenceId id) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM campaigns.evidence WHERE id = ?")
                .bind(0, id.value())
                .map((row, _) -> evidence(row))
                .findOne());
  }

  @Override
  public Page<Dispute> of(PartyId party, @Nullable String after, int limit) {
    // Two index scans, each of the first rows of its side.
    return page(
        database.with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT * FROM (
                          (SELECT * FROM campaigns.dispute
                            WHERE brand = :party AND (:from::uuid IS NULL OR id < :from::uuid)
                            ORDER BY id DESC LIMIT :rows)
                          UNION ALL
                          (SELECT * FROM campaigns.dispute
                            WHERE clipper = :party AND (:from::uuid IS NULL OR id < :from::uuid)
                            ORDER BY id DESC LIMIT :rows)
                        ) both_sides ORDER BY id DESC LIMIT :rows
                        """)
                    .bind("party", party.value())
                    .bind("from", from(after))
                    .bind("rows", limit + 1)
                    .map((row, _) -> dispute(row))
                    .list()),
        limit);
  }

  @Override
  public Page<Dispute> all(@Nullable Boolean open, @Nullable String after, int limit) {
    return page(
        database.with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT * FROM campaigns.dispute
                        WHERE (:open::boolean IS NULL OR (decided_at IS NULL) = :open::boolean)
                          AND (:from::uuid IS NULL OR id > :from::uuid)
                        ORDER BY id LIMIT :rows
                        """)
                    .bind("open", open)
                    .bind("from", from(after))
                    .bind("rows", limit + 1)
                    .map((row, _) -> dispute(row))
                    .list()),
        limit);
  }

  private static @Nullable UUID from(@Nullable String after) {
    return after == null
        ? null
        : InvalidInput.reading("after", () -> DisputeId.parse(after)).value();
  }

  private static Page<Dispute> page(List<Dispute> rows, int limit) {
    return Page.of(rows, limit, row -> row.id().text());
  }

  private static Dispute dispute(ResultSet row) throws SQLException {
    UUID hold = row.getObject("hold", UUID.class);
    OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
    return new Dispute(
        new DisputeId(row.getObject("id", UUID.class)),
        new ClaimId(row.getObject("claim", UUID.class)),
        new PartyId(row.getObject("brand", UUID.class)),
        new PartyId(row.getObject("clipper", UUID.class)),
        Dispute.Kind.valueOf(row.getString("kind")),
        hold == null ? null : new HoldId(hold),
        new PartyId(row.getObject("opened_by", UUID.class)),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        decided == null
            ? new Dispute.State.Open()
            : new Dispute.State.Decided(
                row.getBoolean("for_clipper"), row.getString("decision"), decided.toInstant()));
  }

  private static Evidence evidence(ResultSet row) throws SQLException {
    String name = row.getString("file_name");
    return new Evidence(
        new EvidenceId(row.getObject("id", UUID.class)),
        new DisputeId(row.getObject("dispute", UUID.class)),
        new PartyId(row.getObject("by_party", UUID.class)),
        row.getString("words"),
        List.of((String[]) row.getArray("links").getArray()),
        name == null
            ? null
            : new Evidence.File(name, row.getString("file_type"), row.getLong("file_bytes")),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
