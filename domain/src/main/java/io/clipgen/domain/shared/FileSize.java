package io.clipgen.domain.shared;

import java.util.List;
import java.util.Locale;

/// Sizes of files as people say them: in decimal units, with one decimal place where it tells
/// something.
public final class FileSize {

  private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB");
  private static final double STEP = 1_000;

  private FileSize() {}

  /// So many bytes in words, as in `20 GB` or `1.5 MB`.
  public static String inWords(long bytes) {
    double size = bytes;
    int unit = 0;
    // What would be rounded up to a thousand is one of the next unit.
    while (unit < UNITS.size() - 1 && size >= STEP - (unit == 0 ? 0 : 0.05)) {
      size /= STEP;
      unit++;
    }
    var number = String.format(Locale.ROOT, "%.1f", size);
    return (number.endsWith(".0") ? number.substring(0, number.length() - 2) : number)
        + " "
        + UNITS.get(unit);
  }
}
