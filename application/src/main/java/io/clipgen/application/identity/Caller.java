package io.clipgen.application.identity;

import io.clipgen.application.shared.Forbidden;
import io.clipgen.domain.shared.PartyId;
import java.security.Principal;
import java.util.Set;

/// Who asks, as established from a valid token. Every use case that acts for somebody takes one.
///
/// @param party the party that acts
/// @param roles what it may act as: `CLIENT`, `CLIPPER`, `CREATOR`, `ADMIN`
public record Caller(PartyId party, Set<String> roles) implements Principal {

  public Caller {
    roles = Set.copyOf(roles);
  }

  /// The text form of the party's id.
  @Override
  public String getName() {
    return party.text();
  }

  /// Whether the caller has the role of an administrator.
  public boolean isAdmin() {
    return roles.contains("ADMIN");
  }

  /// @throws Forbidden unless the caller is a client (a brand)
  public void requireClient() {
    require("CLIENT", "Only a client (a brand) can do this: add the role to your profile first.");
  }

  /// @throws Forbidden unless the caller is a clipper
  public void requireClipper() {
    require("CLIPPER", "Only a clipper can do this: add the role to your profile first.");
  }

  /// @throws Forbidden unless the caller is an administrator
  public void requireAdmin() {
    require("ADMIN", "Only an administrator can do this.");
  }

  private void require(String role, String otherwise) {
    if (!roles.contains(role)) {
      throw new Forbidden(otherwise);
    }
  }
}
