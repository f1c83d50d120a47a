package io.clipgen.media.asking;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream from outside that fails when more comes than anybody needs.
public final class BoundedStream extends FilterInputStream {

  /// What a vendor's whole answer may have, its protocol included.
  public static final long LONGEST = 8L << 20;

  private long left = LONGEST;

  public BoundedStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    var read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    var read = super.read(bytes, from, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int read) throws IOException {
    left -= read;
    if (left < 0) {
      throw new TooLong();
    }
  }

  /// More came than anybody needs.
  public static final class TooLong extends IOException {

    private static final long serialVersionUID = 1L;

    public TooLong() {
      super("the answer is far too long");
    }
  }
}
