package io.clipgen.web.identity;

import io.clipgen.application.identity.port.SigningKeys.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.UUID;

/// Makes and reads the pairs of keys on the curve P-256 that sign tokens.
final class KeyPairs {

  private static final String ALGORITHM = "EC";
  private static final String CURVE = "secp256r1";

  private KeyPairs() {}

  static SigningKey fresh(Instant madeAt) {
    try {
      var generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(new ECGenParameterSpec(CURVE));
      var pair = generator.generateKeyPair();
      return new SigningKey(
          UUID.randomUUID().toString(),
          pair.getPrivate().getEncoded(),
          pair.getPublic().getEncoded(),
          madeAt);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no " + CURVE, e);
    }
  }

  static Pair parse(SigningKey stored) {
    try {
      var factory = KeyFactory.getInstance(ALGORITHM);
      return new Pair(
          stored.id(),
          (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(stored.privateKey())),
          (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(stored.publicKey())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the stored signing key " + stored.id() + " does not read", e);
    }
  }

  record Pair(String id, ECPrivateKey privateKey, ECPublicKey publicKey) {}
}
