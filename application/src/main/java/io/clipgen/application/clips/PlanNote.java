package io.clipgen.application.clips;

import io.clipgen.application.clips.port.ClipRenderer.Rendered;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.domain.clips.Encoding;
import io.clipgen.domain.clips.Levelling;
import io.clipgen.domain.clips.Region;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.shared.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Notes beside a rendered clip, once it is checked, by which plan it was made: a run that comes
/// after a killed one does not make it again.
///
/// @param file where it is noted
record PlanNote(Path file) {

  private static final int WITHOUT_WORDS = 6;
  private static final int WITH_WORDS = 10;

  /// How a clip was made.
  ///
  /// @param plan what it was made by in the end, where the first try had to be mended
  record Made(RenderPlan plan, Rendered rendered) {}

  /// How a clip was made for which this was the plan; nothing if none was.
  Optional<Made> read(RenderPlan plan) {
    try {
      var words = Files.exists(file) ? Files.readString(file).split(" ", -1) : new String[0];
      if ((words.length != WITHOUT_WORDS && words.length != WITH_WORDS)
          || !words[0].equals(digest(plan))) {
        return Optional.empty();
      }
      var encoding =
          new Encoding(
              Boolean.parseBoolean(words[1]),
              Integer.parseInt(words[2]),
              Double.parseDouble(words[3]));
      return Optional.of(
          new Made(
              (encoding.careful() ? plan.careful() : plan).encoded(encoding),
              new Rendered(
                  new Levelling(Double.parseDouble(words[4]), Boolean.parseBoolean(words[5])),
                  words.length == WITHOUT_WORDS
                      ? Optional.empty()
                      : Optional.of(
                          new Region(
                              Double.parseDouble(words[6]),
                              Double.parseDouble(words[7]),
                              Double.parseDouble(words[8]),
                              Double.parseDouble(words[9]))))));
    } catch (IOException e) {
      throw new MediaFailure("Could not read " + file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /// Notes how a clip was made for which `plan` was the plan.
  void write(RenderPlan plan, Made made) {
    var encoding = made.plan().encoding();
    var rendered = made.rendered();
    var note = new StringBuilder(digest(plan));
    note.append(' ').append(encoding.careful());
    note.append(' ').append(encoding.mostKbps());
    note.append(' ').append(encoding.gainDb());
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
    return Hash.of(plan.toString()).hex();
  }
}
