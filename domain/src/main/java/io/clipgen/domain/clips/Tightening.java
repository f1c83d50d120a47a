package io.clipgen.domain.clips;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is taken out of a moment so that the clip is brisk.
public enum Tightening {
  /// Nothing.
  NONE(false, false),
  /// Long silences between words.
  SILENCES(true, false),
  /// Words that say nothing, such as "um".
  FILLERS(false, true),
  /// Both.
  ALL(true, true);

  private final boolean silences;
  private final boolean fillers;

  Tightening(boolean silences, boolean fillers) {
    this.silences = silences;
    this.fillers = fillers;
  }

  /// Whether silences go.
  public boolean silences() {
    return silences;
  }

  /// Whether fillers go.
  public boolean fillers() {
    return fillers;
  }

  /// As people write it: `silences`.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The tightening written as `code`, if there is one.
  public static Optional<Tightening> find(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }

  /// All codes, for a sentence.
  public static String codes() {
    return Arrays.stream(values()).map(Tightening::code).collect(Collectors.joining(", "));
  }
}
