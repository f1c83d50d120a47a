package io.clipgen.application.clips;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.domain.clips.RenderPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Notes beside a rendered clip, once it is checked, by which plan it was made: a run that comes
/// after a killed one does not make it again.
///
/// @param file where it is noted
record PlanNote(Path file) {

  /// Whether a clip was made by this plan.
  boolean says(RenderPlan plan) {
    try {
      return Files.exists(file) && Files.readString(file).equals(digest(plan));
    } catch (IOException e) {
      throw new MediaFailure("Could not read " + file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /// Notes that a clip was made by this plan.
  void write(RenderPlan plan) {
    try {
      Files.writeString(file, digest(plan));
    } catch (IOException e) {
      throw new MediaFailure("Could not write " + file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  private static String digest(RenderPlan plan) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(plan.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
