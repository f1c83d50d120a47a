package io.clipgen.application.clips.port;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/// The installation's own keys under which passes to streams are signed. One signs; older ones are
/// still accepted.
public interface PassKeys {

  /// All keys, newest first.
  List<PassKey> list();

  /// Adds a key. Joins the open transaction, if there is one.
  void add(PassKey key);

  /// Removes the keys that were made before `time`. Joins the open transaction, if there is one.
  void removeMadeBefore(Instant time);

  /// A secret.
  ///
  /// @param secret 32 random bytes
  /// @param madeAt when, in machine time
  record PassKey(byte[] secret, Instant madeAt) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public PassKey {
      secret = secret.clone();
    }

    /// A new one.
    public static PassKey random(Instant now) {
      byte[] secret = new byte[BYTES];
      RANDOM.nextBytes(secret);
      return new PassKey(secret, now.truncatedTo(ChronoUnit.MICROS));
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
