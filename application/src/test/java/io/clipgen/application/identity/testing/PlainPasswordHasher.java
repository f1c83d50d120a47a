package io.clipgen.application.identity.testing;

import io.clipgen.application.identity.port.PasswordHasher;
import io.clipgen.domain.identity.Password;
import java.util.concurrent.atomic.AtomicInteger;

/// Hashes nothing and counts how often it would have taken its time.
public final class PlainPasswordHasher implements PasswordHasher {

  private final AtomicInteger salts = new AtomicInteger();
  private final AtomicInteger runs = new AtomicInteger();

  @Override
  public String hash(Password password) {
    runs.incrementAndGet();
    return salts.incrementAndGet() + ":" + password.plain();
  }

  @Override
  public boolean matches(String typed, String hash) {
    runs.incrementAndGet();
    return hash.substring(hash.indexOf(':') + 1).equals(typed);
  }

  @Override
  public void spendTimeOf(String typed) {
    runs.incrementAndGet();
  }

  /// How often a hash was computed.
  public int runs() {
    return runs.get();
  }
}
