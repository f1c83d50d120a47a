package io.clipgen.application.clips.port;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// The installation's own keys under which passes to streams are signed. The newest signs; older
/// ones are still accepted.
public interface PassKeys {

  /// All keys, newest first.
  List<PassKey> list();

  /// Adds a key. Joins the open transaction, if there is one.
  void add(PassKey key);

  /// A secret.
  ///
  /// @param secret 32 random bytes
  /// @param madeAt when, in machine time
  record PassKey(byte[] secret, Instant madeAt) {

    public PassKey {
      secret = secret.clone();
    }

    @Override
    public byte[] secret() {
      return secret.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof PassKey key
          && Arrays.equals(secret, key.secret)
          && madeAt.equals(key.madeAt);
    }

    @Override
    public int hashCode() {
      return madeAt.hashCode();
    }

    /// Never the secret.
    @Override
    public String toString() {
      return "PassKey[made " + madeAt + "]";
    }
  }
}
