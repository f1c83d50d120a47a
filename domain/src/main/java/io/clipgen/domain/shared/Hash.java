package io.clipgen.domain.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 hash.
public final class Hash implements Comparable<Hash> {

  /// How many bytes a hash has.
  public static final int LENGTH = 32;

  /// Thirty-two zeros: what the first seal has before it.
  public static final Hash NONE = new Hash(new byte[LENGTH]);

  private static final int BRIEF = 16;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The hash of `content`.
  public static Hash of(byte[] content) {
    return new Hash(digest().digest(content));
  }

  /// The hash of `text`, as UTF-8.
  public static Hash of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// A hash that was kept.
  ///
  /// @throws IllegalArgumentException if it is not 32 bytes long
  public static Hash restore(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /// Reads [#hex()].
  ///
  /// @throws IllegalArgumentException if `hex` is not 64 hexadecimal digits
  public static Hash parse(String hex) {
    return restore(HexFormat.of().parseHex(hex));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  /// The bare bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// 64 hexadecimal digits.
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /// The first 16 of them: enough to tell two apart in a sentence.
  public String brief() {
    return hex().substring(0, BRIEF);
  }

  @Override
  public int compareTo(Hash other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }

  /// The hash of hashes, one after the other, as they come.
  public static final class OfMany {

    private final MessageDigest digest = digest();

    /// Adds the next one.
    public void add(Hash next) {
      digest.update(next.bytes);
    }

    /// The hash of all that were added. Nothing can be added after it.
    public Hash value() {
      return new Hash(digest.digest());
    }
  }
}
