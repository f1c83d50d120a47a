package io.clipgen.persistence.clips;

import io.clipgen.application.clips.port.Signing;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC with SHA-256 (RFC 2104), as the JDK computes it.
@Singleton
final class HmacSigning implements Signing {

  private static final String ALGORITHM = "HmacSHA256";

  @Override
  public byte[] sign(byte[] key, byte[] content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  @Override
  public boolean verify(byte[] key, byte[] content, byte[] signature) {
    return MessageDigest.isEqual(sign(key, content), signature);
  }
}
