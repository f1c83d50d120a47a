package io.clipgen.web.identity;

import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.identity.Role;
import java.util.Arrays;
import java.util.Locale;

/// Roles in JSON: in lower case.
final class RoleJson {

  private RoleJson() {}

  static String from(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /// @throws InvalidInput if it is no role that one can take on
  static Role read(String field, String name) {
    return Arrays.stream(Role.values())
        .filter(Role::isOpenToAll)
        .filter(role -> from(role).equals(name))
        .findFirst()
        .orElseThrow(() -> new InvalidInput(field, "must be client, clipper or creator"));
  }
}
