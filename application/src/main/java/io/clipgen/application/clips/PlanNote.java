package io.clipgen.application.clips;

import io.clipgen.application.clips.port.ClipRenderer.Rendered;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.domain.clips.Levelling;
import io.clipgen.domain.clips.Region;
import io.clipgen.domain.clips.RenderPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Notes beside a rendered clip, once it is checked, by which plan it was made: a run that comes
/// after a killed one does not make it again.
///
/// @param file where it is noted
record PlanNote(Path file) {

  /// What a clip that was made by this plan was made with; nothing if none was.
  Optional<Rendered> read(RenderPlan plan) {
    try {
      var words = Files.exists(file) ? Files.readString(file).split(" ", -1) : new String[0];
      if (words.length < 3 || !words[0].equals(digest(plan))) {
        return Optional.empty();
      }
      return Optional.of(
          new Rendered(
              new Levelling(Double.parseDouble(words[1]), Boolean.parseBoolean(words[2])),
              words.length < 7
                  ? Optional.empty()
                  : Optional.of(
                      new Region(
                          Double.parseDouble(words[3]),
                          Double.parseDouble(words[4]),
                          Double.parseDouble(words[5]),
                          Double.parseDouble(words[6])))));
    } catch (IOException e) {
      throw new MediaFailure("Could not read " + file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /// Notes that a clip was made by this plan.
  void write(RenderPlan plan, Rendered rendered) {
    var note = new StringBuilder(digest(plan));
    note.append(' ').append(rendered.levelling().gainDb());
    note.append(' ').append(rendered.levelling().limited());
    rendered
        .words()
        .ifPresent(
            words ->
                note.append(' ')
                    .append(words.left())
                    .append(' ')
                    .append(words.top())
                    .append(' ')
                    .append(words.width())
                    .append(' ')
                    .append(words.height()));
    try {
      var draft = file.resolveSibling(file.getFileName() + ".part");
      Files.writeString(draft, note);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
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
