package io.clipgen.persistence.campaigns;

import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Rows;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/// Campaigns in the tables of `campaigns`.
///
/// Locks are `FOR NO KEY UPDATE`, so that rows that only refer to a campaign need not wait.
@Singleton
final class JdbcCampaigns implements Campaigns {

  private static final String SELECT =
      "SELECT " + CampaignRow.COLUMNS + " FROM campaigns.campaign ";

  private final Database database;

  JdbcCampaigns(Database database) {
    this.database = database;
  }

  @Override
  public void add(Campaign campaign) {
    bind(database.inTransaction().createUpdate(CampaignRow.INSERT), campaign).execute();
  }

  @Override
  public void save(Campaign campaign) {
    bind(database.inTransaction().createUpdate(CampaignRow.UPDATE), campaign).execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Campaign campaign) {
    CampaignRow row = CampaignRow.from(campaign);
    return statement.bindMethods(row).bindArray("platformNames", String.class, row.platforms());
  }

  @Override
  public Optional<Campaign> find(CampaignId id) {
    return database.with(
        handle ->
            handle
                .createQuery(SELECT + "WHERE id = ?")
                .bind(0, id.value())
                .map(Rows.of(CampaignRow.class))
                .findOne()
                .map(CampaignRow::toDomain));
  }

  @Override
  public Campaign lock(CampaignId id) {
    return database
        .inTransaction()
        .createQuery(SELECT + "WHERE id = ? FOR NO KEY UPDATE")
        .bind(0, id.value())
        .map(Rows.of(CampaignRow.class))
        .findOne()
        .map(CampaignRow::toDomain)
        .orElseThrow(() -> new NotFound("campaign", id));
  }

  @Override
  public Campaign lockOwn(CampaignId id, PartyId brand) {
    return database
        .inTransaction()
        .createQuery(SELECT + "WHERE id = ? AND brand = ? FOR NO KEY UPDATE")
        .bind(0, id.value())
        .bind(1, brand.value())
        .map(Rows.of(CampaignRow.class))
        .findOne()
        .map(CampaignRow::toDomain)
        .orElseThrow(() -> new NotFound("campaign", id));
  }

  @Override
  public List<CampaignId> overdue(Instant now, int limit) {
    return database.with(
        handle ->
            handle
                .select(
                    """
                    SELECT id FROM campaigns.campaign
                    WHERE state IN ('FUNDED', 'OPEN', 'PAUSED') AND deadline <= ?
                    ORDER BY deadline, id LIMIT ?
                    """,
                    now,
                    limit)
                .mapTo(UUID.class)
                .map(CampaignId::new)
                .list());
  }

  // Places and claims change in one transaction, so what this sees of them belongs together; and
  // once all is decided, neither changes again.
  @Override
  public List<CampaignId> decided(int limit) {
    return database.with(
        handle -> decided(handle, "", limit).mapTo(UUID.class).map(CampaignId::new).list());
  }

  static Query decided(Handle handle, String explain, int limit) {
    return handle
        .createQuery(
            explain
                + """
                SELECT id FROM campaigns.campaign c
                WHERE state IN ('OPEN', 'PAUSED') AND taken = places AND NOT EXISTS (
                  SELECT FROM campaigns.claim WHERE campaign = c.id
                  AND state IN ('CLAIMED', 'SUBMITTED', 'CHANGES_REQUESTED', 'REJECTED'))
                ORDER BY id LIMIT :limit
                """)
        .bind("limit", limit);
  }

  @Override
  public void invite(CampaignId id, Set<PartyId> clippers) {
    var handle = database.inTransaction();
    handle.execute("DELETE FROM campaigns.invitation WHERE campaign = ?", id.value());
    handle
        .createUpdate(
            "INSERT INTO campaigns.invitation (campaign, clipper) SELECT :campaign, unnest(:clippers)")
        .bind("campaign", id.value())
        .bindArray("clippers", UUID.class, clippers.stream().map(PartyId::value).toList())
        .execute();
  }

  @Override
  public boolean isInvited(CampaignId id, PartyId clipper) {
    return exists(
        "SELECT FROM campaigns.invitation WHERE campaign = ? AND clipper = ?",
        id.value(),
        clipper.value());
  }

  @Override
  public void addFunding(
      FundingId funding,
      CampaignId campaign,
      Money deposit,
      Money fee,
      String feeRule,
      Money charged,
      Instant askedAt) {
    database
        .inTransaction()
        .execute(
            """
            INSERT INTO campaigns.funding
              (id, campaign, deposit, fee, fee_rule, charged, currency, state, reason, asked_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', '', ?)
            """,
            funding.value(),
            campaign.value(),
            deposit.minor(),
            fee.minor(),
            feeRule,
            charged.minor(),
            deposit.currency(),
            askedAt);
  }

  @Override
  public boolean settleFunding(FundingId funding, Optional<String> refusal) {
    return database
            .inTransaction()
            .execute(
                """
                UPDATE campaigns.funding SET state = ?, reason = ? WHERE id = ? AND state = 'pending'
                """,
                refusal.isEmpty() ? "booked" : "refused",
                refusal.orElse(""),
                funding.value())
        == 1;
  }

  @Override
  public boolean hasFundingLeft(CampaignId id) {
    return exists(
        "SELECT FROM campaigns.funding WHERE campaign = ? AND state <> 'refused'", id.value());
  }

  @Override
  public Money fundingUnderWay(CampaignId id, String currency) {
    return database.with(
        handle ->
            Money.of(
                handle
                    .select(
                        """
                        SELECT coalesce(sum(deposit), 0)::bigint FROM campaigns.funding
                        WHERE campaign = ? AND currency = ? AND state = 'pending'
                        """,
                        id.value(),
                        currency)
                    .mapTo(Long.class)
                    .one(),
                currency));
  }

  private boolean exists(String query, Object... values) {
    return database.with(
        handle ->
            handle.select("SELECT EXISTS (" + query + ")", values).mapTo(boolean.class).one());
  }
}
