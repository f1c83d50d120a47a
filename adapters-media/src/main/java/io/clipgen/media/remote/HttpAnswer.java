package io.clipgen.media.remote;

import io.clipgen.application.clips.port.MediaFailure;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What a server says before the bytes of a file (RFC 9112), and how those end.
final class HttpAnswer {

  private static final int LONGEST_LINE = 8_192;
  private static final int MOST_HEADERS = 100;
  private static final int LONGEST_NUMBER = 15;

  private final int status;
  private final Map<String, String> headers;
  private final InputStream rest;

  private HttpAnswer(int status, Map<String, String> headers, InputStream rest) {
    this.status = status;
    this.headers = headers;
    this.rest = rest;
  }

  static HttpAnswer read(InputStream in) throws IOException {
    InputStream buffered = new BufferedInputStream(in, 1 << 16);
    String[] first = line(buffered).split(" ", 3);
    if (first.length < 2 || !first[0].startsWith("HTTP/1.") || !first[1].matches("[1-5][0-9]{2}")) {
      throw noHttp();
    }
    Map<String, String> headers = new HashMap<>();
    int lines = 0;
    for (String line = line(buffered); !line.isEmpty(); line = line(buffered)) {
      int colon = line.indexOf(':');
      if (colon <= 0 || ++lines > MOST_HEADERS) {
        throw noHttp();
      }
      headers.putIfAbsent(
          line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip());
    }
    return new HttpAnswer(Integer.parseInt(first[1]), headers, buffered);
  }

  int status() {
    return status;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// How many bytes there are, if that is said.
  OptionalLong length() {
    String length = headers.get("content-length");
    if (length == null || isChunked()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(number(length, 10));
  }

  /// The bytes of the file; reading past what came before the connection broke fails.
  InputStream body() {
    return isChunked()
        ? new Chunks(rest)
        : length().isPresent() ? new Counted(rest, length().getAsLong()) : rest;
  }

  private boolean isChunked() {
    String coding = headers.get("transfer-encoding");
    if (coding != null && !coding.equalsIgnoreCase("chunked")) {
      throw new MediaFailure("The server sends the file in a way that is not known.");
    }
    return coding != null;
  }

  private static long number(String digits, int base) {
    try {
      if (digits.length() <= LONGEST_NUMBER && !digits.startsWith("+") && !digits.startsWith("-")) {
        return Long.parseLong(digits, base);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw noHttp();
  }

  private static MediaFailure noHttp() {
    return new MediaFailure("The server does not answer as a server of files does.");
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.size() >= LONGEST_LINE) {
        throw noHttp();
      }
      line.write(next);
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private static IOException cutOff() {
    return new IOException("the connection broke before its end");
  }

  /// As many bytes as were promised.
  private static final class Counted extends InputStream {

    private final InputStream in;
    private long left;

    Counted(InputStream in, long length) {
      this.in = in;
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(target, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw cutOff();
      }
      left -= read;
      return read;
    }
  }

  /// Pieces, each with its length before it; the last is empty.
  private static final class Chunks extends InputStream {

    private final InputStream in;
    private InputStream piece = InputStream.nullInputStream();
    private boolean begun;
    private boolean ended;

    Chunks(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      while (!ended) {
        int read = piece.read(target, offset, length);
        if (read >= 0) {
          return read;
        }
        if (begun && !line(in).isEmpty()) {
          throw noHttp();
        }
        begun = true;
        String size = line(in).split(";", 2)[0].strip();
        long bytes = number(size, 16);
        ended = bytes == 0;
        piece = new Counted(in, bytes);
      }
      return -1;
    }
  }
}
