package io.clipgen.web.shared;

import java.io.IOException;
import java.io.InputStream;

/// What of a body nobody wants to read.
public final class Unread {

  private static final long SWALLOWED = 64L << 20;

  private Unread() {}

  /// Many clients listen only when they have sent all; one that has not much left is heard out.
  public static void swallow(InputStream content) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = SWALLOWED;
    for (int read = 0; read >= 0 && left > 0; left -= read) {
      read = content.read(buffer);
    }
  }
}
