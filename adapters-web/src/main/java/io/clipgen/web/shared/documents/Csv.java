package io.clipgen.web.shared.documents;

import java.util.Arrays;
import java.util.stream.Collectors;

/// A CSV text as RFC 4180 has it, with plain line ends.
public final class Csv {

  private static final String FORMULA = "=+-@\t\r";

  private final StringBuilder text = new StringBuilder();

  /// A row of texts, each in quotes. What a spreadsheet would take for a formula is not one.
  public Csv row(String... cells) {
    text.append(Arrays.stream(cells).map(Csv::quoted).collect(Collectors.joining(",")));
    text.append('\n');
    return this;
  }

  /// A row as it is: a name, and texts behind it.
  public Csv named(String name, String... cells) {
    text.append(name).append(',');
    return row(cells);
  }

  private static String quoted(String cell) {
    boolean number = cell.matches("-?[0-9.]+");
    String safe =
        !cell.isEmpty() && !number && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
