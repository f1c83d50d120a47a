package io.clipgen.application.clips.port;

/// Signs what only who has the key can have signed.
public interface Signing {

  /// How many bytes a signature has.
  int LENGTH = 32;

  /// The signature of `content`.
  ///
  /// @param key secret, at least one byte
  byte[] sign(byte[] key, byte[] content);

  /// Whether `signature` is that of `content`. Takes as long however much of a wrong one is right.
  boolean verify(byte[] key, byte[] content, byte[] signature);
}
