package io.clipgen.application.identity.port;

import io.clipgen.domain.identity.Password;

/// Hashes passwords so that guessing stays expensive even for who has the hashes. Slow on purpose:
/// never called inside a transaction.
public interface PasswordHasher {

  /// A hash with its own salt; it names its algorithm and costs.
  String hash(Password password);

  /// Whether `hash` was made of `typed`. Takes the same time for any `typed`.
  boolean matches(String typed, String hash);

  /// Takes the time of [#matches] where there is nothing to compare with.
  void spendTimeOf(String typed);
}
