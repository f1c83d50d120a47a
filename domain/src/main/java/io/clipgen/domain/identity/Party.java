package io.clipgen.domain.identity;

import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Whoever can act and own: campaigns, clips, money.
///
/// @param roles what it acts as, never empty
/// @param registeredAt when it came, in business time
public record Party(
    PartyId id,
    EmailAddress email,
    DisplayName name,
    Set<Role> roles,
    Standing standing,
    Instant registeredAt) {

  public Party {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a party has at least one role");
    }
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
  }

  /// A party that signs up by itself.
  ///
  /// @throws IllegalArgumentException if the role is not open to all
  public static Party register(
      PartyId id, EmailAddress email, DisplayName name, Role role, Instant at) {
    requireOpen(role);
    return new Party(id, email, name, Set.of(role), Standing.ACTIVE, at);
  }

  /// An administrator, made by whoever runs the installation.
  public static Party administrator(PartyId id, EmailAddress email, DisplayName name, Instant at) {
    return new Party(id, email, name, Set.of(Role.ADMIN), Standing.ACTIVE, at);
  }

  /// Rebuilds a party from storage.
  public static Party restore(
      PartyId id,
      EmailAddress email,
      DisplayName name,
      Set<Role> roles,
      Standing standing,
      Instant registeredAt) {
    return new Party(id, email, name, roles, standing, registeredAt);
  }

  /// Takes on one more role. Having it already changes nothing.
  ///
  /// @throws IllegalArgumentException if the role is not open to all
  public Party takeOn(Role role) {
    requireOpen(role);
    return with(role);
  }

  /// Is given the administrator's role by whoever runs the installation.
  public Party madeAdministrator() {
    return with(Role.ADMIN);
  }

  /// Goes by another name.
  public Party renamed(DisplayName other) {
    return new Party(id, email, other, roles, standing, registeredAt);
  }

  /// Whether it may act.
  public boolean isActive() {
    return standing == Standing.ACTIVE;
  }

  private Party with(Role role) {
    var more = EnumSet.copyOf(roles);
    more.add(role);
    return new Party(id, email, name, more, standing, registeredAt);
  }

  private static void requireOpen(Role role) {
    if (!role.isOpenToAll()) {
      throw new IllegalArgumentException("must be client, clipper or creator");
    }
  }
}
