package io.clipgen.web.campaigns;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/// A text that is read part by part while it is sent.
final class PartsStream extends InputStream {

  private final Iterator<String> parts;
  private byte[] part = {};
  private int position;

  PartsStream(Iterator<String> parts) {
    this.parts = parts;
  }

  @Override
  public int read() {
    return more() ? part[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!more()) {
      return -1;
    }
    int read = Math.min(length, part.length - position);
    System.arraycopy(part, position, buffer, offset, read);
    position += read;
    return read;
  }

  private boolean more() {
    while (position == part.length && parts.hasNext()) {
      part = parts.next().getBytes(StandardCharsets.UTF_8);
      position = 0;
    }
    return position < part.length;
  }
}
