package io.clipgen.application.earnings.port;

import java.time.Instant;
import java.util.List;

/// Keeps the keys by which statements are signed. The newest signs; all stay known, so that what
/// was signed years ago can still be checked.
public interface StatementKeys {

  /// All keys, newest first.
  List<Key> list();

  /// Adds a key.
  void add(Key key);

  /// A pair of Ed25519 keys.
  ///
  /// @param id what statements call it by
  /// @param privateKey PKCS #8, in base 64
  /// @param publicKey X.509, in base 64
  /// @param madeAt when, in machine time
  record Key(String id, String privateKey, String publicKey, Instant madeAt) {

    /// Never the private key.
    @Override
    public String toString() {
      return "Key[" + id + ", made " + madeAt + "]";
    }
  }
}
