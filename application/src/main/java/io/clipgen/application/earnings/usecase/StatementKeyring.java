package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.StatementKeys;
import io.clipgen.application.earnings.port.StatementKeys.Key;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.SignedFile;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/// The keys that sign statements. The first one is made when it is first needed.
public final class StatementKeyring {

  private static final String ALGORITHM = "Ed25519";

  private final AdminActions actions;
  private final Transactions transactions;
  private final StatementKeys keys;
  private final InstantSource machineTime;

  public StatementKeyring(
      StatementKeys keys,
      Transactions transactions,
      InstantSource machineTime,
      AdminActions actions) {
    this.actions = actions;
    this.transactions = transactions;
    this.keys = keys;
    this.machineTime = machineTime;
  }

  /// The public keys, the one that signs now first. Public.
  public List<PublicKey> publicKeys() {
    current();
    return keys.list().stream()
        .map(key -> SignedFile.key(Base64.getDecoder().decode(key.publicKey())))
        .toList();
  }

  /// An administrator has statements signed with a fresh key from now on. The others stay known.
  ///
  /// @throws Forbidden unless the caller is an administrator
  public void rotate(Caller caller) {
    caller.requireAdmin();
    Key fresh = fresh();
    transactions.run(
        () -> {
          keys.add(fresh);
          actions.note(caller, "rotate-statement-key", fresh.id(), "");
        });
  }

  byte[] sign(SignedFile.Form form, byte[] body) {
    Key key = current();
    return SignedFile.sign(form, body, key.id(), privateKey(key));
  }

  private Key current() {
    List<Key> all = keys.list();
    if (!all.isEmpty()) {
      return all.getFirst();
    }
    Key first = fresh();
    keys.add(first);
    return first;
  }

  private Key fresh() {
    try {
      var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      var base64 = Base64.getEncoder();
      return new Key(
          SignedFile.name(pair.getPublic()),
          base64.encodeToString(pair.getPrivate().getEncoded()),
          base64.encodeToString(pair.getPublic().getEncoded()),
          machineTime.instant());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("this Java has no " + ALGORITHM, missing);
    }
  }

  private static PrivateKey privateKey(Key key) {
    try {
      return KeyFactory.getInstance(ALGORITHM)
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key.privateKey())));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(
          "the stored statement key " + key.id() + " does not read", broken);
    }
  }
}
