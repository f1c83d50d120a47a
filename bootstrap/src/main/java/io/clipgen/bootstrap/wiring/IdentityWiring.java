package io.clipgen.bootstrap.wiring;

import io.clipgen.application.identity.port.AccessTokens;
import io.clipgen.application.identity.port.Parties;
import io.clipgen.application.identity.port.PasswordHasher;
import io.clipgen.application.identity.port.PasswordHashes;
import io.clipgen.application.identity.port.SignInAttempts;
import io.clipgen.application.identity.usecase.Authenticate;
import io.clipgen.application.identity.usecase.CreateAdmin;
import io.clipgen.application.identity.usecase.ReadMailbox;
import io.clipgen.application.identity.usecase.ReadProfile;
import io.clipgen.application.identity.usecase.RegisterParty;
import io.clipgen.application.identity.usecase.RotateSigningKey;
import io.clipgen.application.identity.usecase.SignIn;
import io.clipgen.application.identity.usecase.UpdateProfile;
import io.clipgen.application.identity.usecase.UpgradeRole;
import io.clipgen.application.identity.usecase.WelcomeNewParty;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.Mailbox;
import io.clipgen.application.operations.Mailer;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;

/// The use cases of identity.
@Factory
final class IdentityWiring {

  @Singleton
  RegisterParty registerParty(
      Transactions transactions,
      Parties parties,
      PasswordHashes hashes,
      PasswordHasher hasher,
      Outbox outbox,
      Ids ids,
      BusinessClock clock) {
    return new RegisterParty(transactions, parties, hashes, hasher, outbox, ids, clock);
  }

  @Singleton
  CreateAdmin createAdmin(
      Transactions transactions,
      Parties parties,
      PasswordHashes hashes,
      PasswordHasher hasher,
      Ids ids,
      BusinessClock clock) {
    return new CreateAdmin(transactions, parties, hashes, hasher, ids, clock);
  }

  @Singleton
  SignIn.Rules signInRules(
      @Property(name = "clipgen.identity.sign-in.per-account-and-address", defaultValue = "5")
          int perAccountAndAddress,
      @Property(name = "clipgen.identity.sign-in.per-address", defaultValue = "50") int perAddress,
      @Property(name = "clipgen.identity.sign-in.window", defaultValue = "PT15M") Duration window) {
    return new SignIn.Rules(perAccountAndAddress, perAddress, window);
  }

  @Singleton
  SignIn signIn(
      Parties parties,
      PasswordHashes hashes,
      PasswordHasher hasher,
      AccessTokens tokens,
      SignInAttempts attempts,
      SignIn.Rules rules) {
    return new SignIn(parties, hashes, hasher, tokens, attempts, rules);
  }

  @Singleton
  Authenticate authenticate(AccessTokens tokens, Parties parties) {
    return new Authenticate(tokens, parties);
  }

  @Singleton
  ReadProfile readProfile(Parties parties) {
    return new ReadProfile(parties);
  }

  @Singleton
  UpdateProfile updateProfile(Transactions transactions, Parties parties) {
    return new UpdateProfile(transactions, parties);
  }

  @Singleton
  UpgradeRole upgradeRole(Transactions transactions, Parties parties) {
    return new UpgradeRole(transactions, parties);
  }

  @Singleton
  RotateSigningKey rotateSigningKey(
      AccessTokens tokens, Transactions transactions, AdminActions actions) {
    return new RotateSigningKey(tokens, transactions, actions);
  }

  @Singleton
  @Requires(beans = Mailbox.class)
  ReadMailbox readMailbox(Mailbox mailbox, Parties parties) {
    return new ReadMailbox(mailbox, parties);
  }

  @Singleton
  WelcomeNewParty welcomeNewParty(Mailer mailer) {
    return new WelcomeNewParty(mailer);
  }
}
