package io.clipgen.web.identity;

import io.clipgen.application.identity.query.Profile;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/// A party as it sees itself.
@Serdeable
@Schema(name = "Profile")
record ProfileJson(
    @Schema(example = "pty_01kanw4f9pf8ntb2jsyk2fm0vd") String id,
    @Schema(example = "ada@example.com") String email,
    @Schema(example = "Ada") String displayName,
    @Schema(example = "[\"clipper\"]") List<String> roles,
    Instant registeredAt) {

  static ProfileJson from(Profile profile) {
    return new ProfileJson(
        profile.party().text(),
        profile.email(),
        profile.displayName(),
        profile.roles().stream().map(RoleJson::from).toList(),
        profile.registeredAt());
  }
}
