package io.clipgen.persistence.publishing;

import io.clipgen.application.publishing.port.SocialAccounts;
import io.clipgen.domain.publishing.Platform;
import io.clipgen.domain.publishing.SocialAccount;
import io.clipgen.domain.shared.Id;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SocialAccountId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Connected accounts in `publishing.social_account`.
@Singleton
final class JdbcSocialAccounts implements SocialAccounts {

  private final Database database;

  JdbcSocialAccounts(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(SocialAccount account) {
    return database
            .inTransaction()
            .execute(
                """
                INSERT INTO publishing.social_account (id, owner, platform, handle, external_id, connected_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (owner, platform, lower(handle)) DO NOTHING
                """,
                account.id().value(),
                account.owner().map(Id::value).orElse(null),
                account.platform().slug(),
                account.handle(),
                account.externalId(),
                account.connectedAt())
        == 1;
  }

  @Override
  public Optional<SocialAccount> find(SocialAccountId account) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM publishing.social_account WHERE id = ?")
                .bind(0, account.value())
                .map((row, _) -> account(row))
                .findOne());
  }

  @Override
  public List<SocialAccount> list(Optional<PartyId> owner) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM publishing.social_account
                    WHERE owner IS NOT DISTINCT FROM CAST(:owner AS uuid)
                    ORDER BY connected_at, id
                    """)
                .bind("owner", owner.<UUID>map(Id::value).orElse(null))
                .map((row, _) -> account(row))
                .list());
  }

  private static SocialAccount account(ResultSet row) throws SQLException {
    return new SocialAccount(
        new SocialAccountId(row.getObject("id", UUID.class)),
        Optional.ofNullable(row.getObject("owner", UUID.class)).map(PartyId::new),
        Platform.find(row.getString("platform")).orElseThrow(),
        row.getString("handle"),
        row.getString("external_id"),
        instant(row, "connected_at"));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
