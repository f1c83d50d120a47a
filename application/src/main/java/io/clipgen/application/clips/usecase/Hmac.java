package io.clipgen.application.clips.usecase;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// HMAC with SHA-256 (RFC 2104): what only who has the key can have written.
final class Hmac {

  private static final int BLOCK = 64;
  private static final byte INNER = 0x36;
  private static final byte OUTER = 0x5c;

  private Hmac() {}

  /// The code of a message.
  ///
  /// @param key of at most 64 bytes
  static byte[] of(byte[] key, byte[]... message) {
    MessageDigest inner = sha256();
    inner.update(padded(key, INNER));
    for (byte[] part : message) {
      inner.update(part);
    }
    MessageDigest outer = sha256();
    outer.update(padded(key, OUTER));
    return outer.digest(inner.digest());
  }

  private static byte[] padded(byte[] key, byte pad) {
    if (key.length > BLOCK) {
      throw new IllegalArgumentException("a key has at most " + BLOCK + " bytes");
    }
    byte[] block = Arrays.copyOf(key, BLOCK);
    for (int i = 0; i < BLOCK; i++) {
      block[i] ^= pad;
    }
    return block;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
