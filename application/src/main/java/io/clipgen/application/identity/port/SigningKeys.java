package io.clipgen.application.identity.port;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Keeps the keys by which tokens are signed. The newest signs; all that are kept are accepted, so
/// a new key takes over while tokens of the one before it are still good.
public interface SigningKeys {

  /// All keys, newest first.
  List<SigningKey> list();

  /// Adds a key.
  void add(SigningKey key);

  /// Drops the keys that were made before `instant`, in machine time: what they signed is refused
  /// from now on.
  void dropMadeBefore(Instant instant);

  /// A pair of keys for signing tokens.
  ///
  /// @param id what tokens call it by
  /// @param privateKey PKCS #8
  /// @param publicKey X.509
  /// @param madeAt when, in machine time
  record SigningKey(String id, byte[] privateKey, byte[] publicKey, Instant madeAt) {

    public SigningKey {
      privateKey = privateKey.clone();
      publicKey = publicKey.clone();
    }

    @Override
    public byte[] privateKey() {
      return privateKey.clone();
    }

    @Override
    public byte[] publicKey() {
      return publicKey.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof SigningKey key
          && id.equals(key.id)
          && Arrays.equals(privateKey, key.privateKey)
          && Arrays.equals(publicKey, key.publicKey)
          && madeAt.equals(key.madeAt);
    }

    @Override
    public int hashCode() {
      return Objects.hash(id, Arrays.hashCode(publicKey), madeAt);
    }

    /// Never the private key.
    @Override
    public String toString() {
      return "SigningKey[" + id + ", made " + madeAt + "]";
    }
  }
}
