package io.clipgen.application.clips.usecase;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// What a sender sends, handed out in pieces. Where it breaks off it simply ends, and says so
/// afterwards: what has arrived counts.
final class Sending {

  private static final int UNKNOWN = -2;

  private final InputStream content;
  private final @Nullable MessageDigest digest;
  private final InstantSource time;
  private int next = UNKNOWN;
  private boolean brokenOff;

  Sending(InputStream content, @Nullable MessageDigest digest, InstantSource time) {
    this.content = content;
    this.digest = digest;
    this.time = time;
  }

  /// Whether the sender has broken off, as far as was read.
  boolean isBrokenOff() {
    return brokenOff;
  }

  /// Whether nothing more comes; waits until that is known.
  boolean isAtEnd() {
    if (next == UNKNOWN) {
      byte[] one = new byte[1];
      next = read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
    return next < 0;
  }

  private int read(byte[] target, int offset, int length) {
    if (next >= 0) {
      target[offset] = (byte) next;
      next = UNKNOWN;
      return 1;
    }
    if (brokenOff || next == -1) {
      return -1;
    }
    try {
      return content.read(target, offset, length);
    } catch (IOException e) {
      brokenOff = true;
      return -1;
    }
  }

  /// The next bytes: until there are `most`, until the sender ends, or, once there are some, until
  /// `patience` is over.
  Piece piece(long most, Duration patience) {
    return new Piece(most, time.instant().plus(patience));
  }

  /// One piece.
  final class Piece extends InputStream {

    private final long most;
    private final Instant latest;
    private long size;

    private Piece(long most, Instant latest) {
      this.most = most;
      this.latest = latest;
    }

    /// How many bytes have been read.
    long size() {
      return size;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      if (size == most || size > 0 && !time.instant().isBefore(latest)) {
        return -1;
      }
      int read = Sending.this.read(target, offset, (int) Math.min(length, most - size));
      if (read > 0) {
        size += read;
        if (digest != null) {
          digest.update(target, offset, read);
        }
      }
      return read;
    }
  }
}
