package io.clipgen.media.ffmpeg;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// Keeps the last lines of a stream, however much comes.
final class LastLines {

  private static final int LINES = 40;
  private static final int CHARACTERS = 500;

  private final Deque<String> lines = new ArrayDeque<>();

  void read(InputStream stream) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    var line = new StringBuilder();
    for (int read = reader.read(); read >= 0; read = reader.read()) {
      if (read == '\n' || read == '\r') {
        keep(line);
      } else if (line.length() < CHARACTERS) {
        line.append((char) read);
      }
    }
    keep(line);
  }

  private synchronized void keep(StringBuilder line) {
    if (!line.isEmpty()) {
      if (lines.size() == LINES) {
        lines.removeFirst();
      }
      lines.addLast(line.toString());
      line.setLength(0);
    }
  }

  @Override
  public synchronized String toString() {
    return String.join("\n", lines);
  }
}
