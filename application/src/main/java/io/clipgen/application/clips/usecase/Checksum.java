package io.clipgen.application.clips.usecase;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the bytes of one sending must come to.
public record Checksum(Algorithm algorithm, byte[] expected) {

  /// How a checksum is computed.
  public enum Algorithm {
    SHA1("SHA-1"),
    SHA256("SHA-256"),
    MD5("MD5");

    private final String platformName;

    Algorithm(String platformName) {
      this.platformName = platformName;
    }

    /// The algorithm that senders call `name`, as in `sha1`.
    public static Optional<Algorithm> named(String name) {
      return Arrays.stream(values()).filter(each -> each.code().equals(name)).findFirst();
    }

    /// All names, with commas.
    public static String names() {
      return Arrays.stream(values()).map(Algorithm::code).collect(Collectors.joining(","));
    }

    private String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  MessageDigest digest() {
    try {
      return MessageDigest.getInstance(algorithm.platformName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }

  boolean isOf(byte[] digest) {
    return MessageDigest.isEqual(expected, digest);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Checksum that
        && algorithm == that.algorithm
        && Arrays.equals(expected, that.expected);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(expected);
  }

  @Override
  public String toString() {
    return "Checksum[" + algorithm + "]";
  }
}
