package io.clipgen.persistence.identity;

import io.clipgen.application.identity.port.PasswordHasher;
import io.clipgen.domain.identity.Password;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id with 19 MiB, two passes and one lane (OWASP's first choice), written down in the PHC
/// string format: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
@Singleton
final class Argon2PasswordHasher implements PasswordHasher {

  private static final Costs COSTS = new Costs(19 * 1024, 2, 1);
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private final SecureRandom random = new SecureRandom();
  // Each run takes 19 MiB and a core: more at once than there are cores only costs memory.
  private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  @Override
  public String hash(Password password) {
    byte[] salt = salt();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            COSTS.kibibytes(),
            COSTS.passes(),
            COSTS.lanes(),
            encode(salt),
            encode(derive(password.plain(), salt, COSTS, HASH_BYTES)));
  }

  @Override
  public boolean matches(String typed, String hash) {
    var parts = PHC.matcher(hash);
    if (!parts.matches()) {
      throw new IllegalArgumentException("the stored hash is not in argon2id's PHC format");
    }
    var costs =
        new Costs(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    byte[] expected = Base64.getDecoder().decode(parts.group(5));
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    return MessageDigest.isEqual(expected, derive(typed, salt, costs, expected.length));
  }

  @Override
  public void spendTimeOf(String typed) {
    derive(typed, salt(), COSTS, HASH_BYTES);
  }

  private byte[] derive(String typed, byte[] salt, Costs costs, int length) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(costs.kibibytes())
            .withIterations(costs.passes())
            .withParallelism(costs.lanes())
            .withSalt(salt)
            .build());
    byte[] derived = new byte[length];
    cores.acquireUninterruptibly();
    try {
      generator.generateBytes(typed.getBytes(StandardCharsets.UTF_8), derived);
    } finally {
      cores.release();
    }
    return derived;
  }

  private byte[] salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private record Costs(int kibibytes, int passes, int lanes) {}
}
