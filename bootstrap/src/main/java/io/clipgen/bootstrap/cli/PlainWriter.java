package io.clipgen.bootstrap.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/// Lets through what a terminal shows, and nothing that it obeys but ends of lines and tabs:
/// titles, words and messages come from videos, models and files of others.
final class PlainWriter extends FilterWriter {

  private PlainWriter(Writer out) {
    super(out);
  }

  /// Writes to `out`, which it flushes at each end of a line.
  static PrintWriter over(PrintWriter out) {
    return new PrintWriter(new PlainWriter(out), true);
  }

  @Override
  public void write(int character) throws IOException {
    if (isShown((char) character)) {
      super.write(character);
    }
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(text[i]);
    }
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    for (int i = from; i < from + length; i++) {
      write(text.charAt(i));
    }
  }

  private static boolean isShown(char character) {
    return switch (character) {
      case '\n', '\r', '\t' -> true;
      default -> !Character.isISOControl(character);
    };
  }
}
