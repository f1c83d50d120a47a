package io.clipgen.persistence.clips;

import io.clipgen.domain.clips.ClipEdit;
import io.clipgen.domain.clips.ClipVersion;
import io.clipgen.domain.clips.Recipe;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.JobId;
import io.clipgen.persistence.shared.Json;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `clips.clip_edit`.
public record EditRow(
    UUID job,
    UUID clip,
    UUID target,
    int madeOn,
    String recipe,
    Instant askedAt,
    String outcome,
    @Nullable String reason) {

  ClipEdit toDomain() {
    return new ClipEdit(
        new JobId(job),
        new ClipId(clip),
        new ClipId(target),
        madeOn,
        Json.read(recipe, Recipe.class),
        askedAt,
        switch (outcome) {
          case "pending" -> new ClipEdit.Pending();
          case "made" -> new ClipEdit.Made();
          case "failed" -> new ClipEdit.Failed(String.valueOf(reason));
          default -> throw new IllegalStateException("no such outcome of an edit: " + outcome);
        });
  }

  /// A row of `clips.clip_version`.
  public record VersionRow(int version, String recipe, Instant madeAt) {

    ClipVersion toDomain() {
      return new ClipVersion(version, Json.read(recipe, Recipe.class), madeAt);
    }
  }
}
