package io.clipgen.persistence.identity;

import io.clipgen.application.identity.port.Parties;
import io.clipgen.domain.identity.DisplayName;
import io.clipgen.domain.identity.EmailAddress;
import io.clipgen.domain.identity.Party;
import io.clipgen.domain.identity.Role;
import io.clipgen.domain.identity.Standing;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;

@Singleton
final class JdbcParties implements Parties {

  private static final String SELECT =
      "SELECT id, email, display_name, roles, standing, registered_at FROM identity.party";

  private final Database database;

  JdbcParties(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Party party) {
    return database
            .inTransaction()
            .createUpdate(
                """
                INSERT INTO identity.party (id, email, display_name, roles, standing, registered_at)
                VALUES (:id, :email, :name, :roles, :standing, :registeredAt)
                ON CONFLICT (email) DO NOTHING
                """)
            .bind("id", party.id().value())
            .bind("email", party.email().value())
            .bind("name", party.name().value())
            .bindArray("roles", String.class, names(party))
            .bind("standing", party.standing().name())
            .bind("registeredAt", party.registeredAt().atOffset(ZoneOffset.UTC))
            .execute()
        == 1;
  }

  @Override
  public void save(Party party) {
    int saved =
        database
            .inTransaction()
            .createUpdate(
                """
                UPDATE identity.party SET display_name = :name, roles = :roles, standing = :standing
                WHERE id = :id
                """)
            .bind("id", party.id().value())
            .bind("name", party.name().value())
            .bindArray("roles", String.class, names(party))
            .bind("standing", party.standing().name())
            .execute();
    if (saved != 1) {
      throw new IllegalStateException("there is no party " + party.id());
    }
  }

  @Override
  public Optional<Party> find(PartyId id) {
    return database.with(
        handle ->
            handle
                .createQuery(SELECT + " WHERE id = :id")
                .bind("id", id.value())
                .map((row, _) -> party(row))
                .findOne());
  }

  @Override
  public Optional<Party> hold(PartyId id) {
    return database
        .inTransaction()
        .createQuery(SELECT + " WHERE id = :id FOR UPDATE")
        .bind("id", id.value())
        .map((row, _) -> party(row))
        .findOne();
  }

  @Override
  public Optional<Party> find(EmailAddress email) {
    return database.with(
        handle ->
            handle
                .createQuery(SELECT + " WHERE email = :email")
                .bind("email", email.value())
                .map((row, _) -> party(row))
                .findOne());
  }

  private static String[] names(Party party) {
    return party.roles().stream().map(Role::name).toArray(String[]::new);
  }

  private static Party party(ResultSet row) throws SQLException {
    var roles = EnumSet.noneOf(Role.class);
    Arrays.stream((String[]) row.getArray("roles").getArray())
        .map(Role::valueOf)
        .forEach(roles::add);
    return Party.restore(
        new PartyId(row.getObject("id", UUID.class)),
        new EmailAddress(row.getString("email")),
        new DisplayName(row.getString("display_name")),
        roles,
        Standing.valueOf(row.getString("standing")),
        row.getObject("registered_at", OffsetDateTime.class).toInstant());
  }
}
