package io.clipgen.application.identity.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.PartyRegistered;
import io.clipgen.application.identity.query.Profile;
import io.clipgen.application.identity.testing.InMemoryAccessTokens;
import io.clipgen.application.identity.testing.InMemoryParties;
import io.clipgen.application.identity.testing.InMemoryPasswordHashes;
import io.clipgen.application.identity.testing.InMemorySignInAttempts;
import io.clipgen.application.identity.testing.MachineTime;
import io.clipgen.application.identity.testing.PlainPasswordHasher;
import io.clipgen.application.operations.Mailbox;
import io.clipgen.application.operations.Mailbox.Mail;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.RecordingOutbox;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.identity.EmailAddress;
import io.clipgen.domain.identity.Party;
import io.clipgen.domain.identity.Role;
import io.clipgen.domain.identity.Standing;
import io.clipgen.domain.shared.PartyId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

  private static final String ADA = "ada@example.com";
  private static final String SECRET = "correct horse battery";
  private static final String HOME = "192.0.2.7";

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryParties parties = new InMemoryParties(transactions);
  private final InMemoryPasswordHashes hashes = new InMemoryPasswordHashes(transactions);
  private final PlainPasswordHasher hasher = new PlainPasswordHasher();
  private final RecordingOutbox outbox = new RecordingOutbox(transactions);
  private final SequentialIds ids = new SequentialIds();
  private final SettableClock clock = new SettableClock();
  private final MachineTime machine = new MachineTime();
  private final InMemoryAccessTokens tokens = new InMemoryAccessTokens(machine);

  private final RegisterParty register =
      new RegisterParty(transactions, parties, hashes, hasher, outbox, ids, clock);
  private final CreateAdmin createAdmin =
      new CreateAdmin(transactions, parties, hashes, hasher, ids, clock);
  private final SignIn signIn =
      new SignIn(
          parties,
          hashes,
          hasher,
          tokens,
          new InMemorySignInAttempts(machine),
          new SignIn.Rules(5, 8, Duration.ofMinutes(15)));
  private final Authenticate authenticate = new Authenticate(tokens, parties);
  private final UpgradeRole upgrade = new UpgradeRole(transactions, parties);
  private final UpdateProfile update = new UpdateProfile(transactions, parties);
  private final ReadProfile read = new ReadProfile(parties);

  @Test
  void who_signs_up_can_sign_in_and_is_known_by_the_token() {
    var ada = registered();

    var caller = known(token(signIn(ADA, SECRET, HOME)));

    assertThat(caller.party()).isEqualTo(ada.party());
    assertThat(caller.roles()).containsExactly("CLIPPER");
    assertThat(read.handle(caller)).isEqualTo(ada);
    assertThat(ada.registeredAt()).isEqualTo(clock.now());
  }

  @Test
  void a_sign_up_is_told() {
    var ada = registered();

    assertThat(outbox.events())
        .containsExactly(new PartyRegistered(ada.party(), ADA, "Ada", clock.now()));
  }

  @Test
  void one_address_signs_up_once_however_it_is_typed() {
    registered();

    var again =
        register.handle(new RegisterParty.Command(" Ada@Example.COM ", SECRET, "Ada", Role.CLIENT));

    assertThat(again).isEqualTo(new RegisterParty.Outcome.EmailTaken(EmailAddress.of(ADA)));
    assertThat(outbox.events()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "nobody,              correct horse battery, Ada, CLIPPER, email",
    "ada@example.com,     short,                 Ada, CLIPPER, password",
    "ada@example.com,     aaaaaaaaaaaaaaa,       Ada, CLIPPER, password",
    "ada.l@example.com,   Ada.L@example.com,     Ada, CLIPPER, password",
    "ada@example.com,     correct horse battery, '',  CLIPPER, displayName",
    "ada@example.com,     correct horse battery, Ada, ADMIN,   role",
  })
  void what_breaks_a_rule_is_named(
      String email, String password, String name, Role role, String field) {
    assertThatThrownBy(
            () -> register.handle(new RegisterParty.Command(email, password, name, role)))
        .asInstanceOf(type(InvalidInput.class))
        .satisfies(
            invalid -> {
              assertThat(invalid.field()).isEqualTo(field);
              assertThat(invalid.getMessage()).doesNotContain(password);
            });
    assertThat(outbox.events()).isEmpty();
  }

  @Test
  void a_wrong_password_and_an_unknown_address_look_the_same_and_take_the_same_time() {
    registered();
    int before = hasher.runs();

    var wrong = signIn(ADA, "not the password", HOME);
    int forWrong = hasher.runs() - before;
    var unknown = signIn("bob@example.com", SECRET, HOME);
    int forUnknown = hasher.runs() - before - forWrong;

    assertThat(wrong).isEqualTo(new SignIn.Outcome.NotRecognised()).isEqualTo(unknown);
    assertThat(forWrong).isEqualTo(forUnknown).isOne();
    assertThat(signIn("no address", SECRET, HOME)).isEqualTo(wrong);
  }

  @Test
  void after_five_failures_even_the_right_password_waits_for_the_window_to_end() {
    registered();
    for (int i = 0; i < 5; i++) {
      signIn(ADA, "guess number " + i, HOME);
    }

    assertThat(signIn(ADA, SECRET, HOME))
        .isEqualTo(new SignIn.Outcome.TooManyAttempts(Duration.ofMinutes(15)));

    machine.advance(Duration.ofMinutes(15));
    assertThat(signIn(ADA, SECRET, HOME)).isInstanceOf(SignIn.Outcome.SignedIn.class);
  }

  @Test
  void nobody_locks_out_somebody_else() {
    registered();
    for (int i = 0; i < 6; i++) {
      signIn(ADA, "guess number " + i, "203.0.113.9");
    }

    assertThat(signIn(ADA, SECRET, HOME)).isInstanceOf(SignIn.Outcome.SignedIn.class);
  }

  @Test
  void one_address_cannot_try_many_accounts() {
    registered();
    for (int i = 0; i < 8; i++) {
      signIn("someone" + i + "@example.com", "guess", HOME);
    }

    assertThat(signIn(ADA, SECRET, HOME)).isInstanceOf(SignIn.Outcome.TooManyAttempts.class);
    assertThat(signIn(ADA, SECRET, "203.0.113.9")).isInstanceOf(SignIn.Outcome.SignedIn.class);
  }

  @Test
  void sign_ins_that_succeed_count_for_nothing() {
    registered();
    for (int i = 0; i < 20; i++) {
      assertThat(signIn(ADA, SECRET, HOME)).isInstanceOf(SignIn.Outcome.SignedIn.class);
    }
  }

  @Test
  void a_token_ends_after_fifteen_minutes() {
    registered();
    var token = token(signIn(ADA, SECRET, HOME));

    machine.advance(Duration.ofMinutes(15));

    assertThat(authenticate.handle(token)).isEqualTo(new Authenticate.Outcome.Unknown());
  }

  @Test
  void a_suspension_counts_at_once() {
    var ada = registered();
    var token = token(signIn(ADA, SECRET, HOME));

    suspend(ada.party());

    assertThat(authenticate.handle(token)).isEqualTo(new Authenticate.Outcome.Suspended());
    assertThat(signIn(ADA, SECRET, HOME)).isEqualTo(new SignIn.Outcome.Suspended());
    assertThat(signIn(ADA, "not the password", HOME)).isEqualTo(new SignIn.Outcome.NotRecognised());
  }

  @Test
  void a_role_that_is_added_counts_at_once() {
    registered();
    var token = token(signIn(ADA, SECRET, HOME));

    var profile = upgrade.handle(new UpgradeRole.Command(known(token), Role.CLIENT));

    assertThat(profile.roles()).containsExactly(Role.CLIENT, Role.CLIPPER);
    assertThat(known(token).roles()).containsExactlyInAnyOrder("CLIENT", "CLIPPER");
  }

  @Test
  void nobody_makes_themselves_an_administrator() {
    registered();
    var caller = known(token(signIn(ADA, SECRET, HOME)));

    assertThatThrownBy(() -> upgrade.handle(new UpgradeRole.Command(caller, Role.ADMIN)))
        .isInstanceOf(InvalidInput.class);
    assertThat(read.handle(caller).roles()).containsExactly(Role.CLIPPER);
  }

  @Test
  void a_profile_is_changed_by_its_owner() {
    registered();
    var caller = known(token(signIn(ADA, SECRET, HOME)));

    update.handle(new UpdateProfile.Command(caller, "  Ada Lovelace "));

    assertThat(read.handle(caller).displayName()).isEqualTo("Ada Lovelace");
    assertThatThrownBy(() -> update.handle(new UpdateProfile.Command(caller, "a\nb")))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void a_party_that_is_gone_has_no_profile() {
    var nobody = new Caller(new PartyId(UUID.randomUUID()), Set.of("CLIENT"));

    assertThatThrownBy(() -> read.handle(nobody)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> update.handle(new UpdateProfile.Command(nobody, "X")))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> upgrade.handle(new UpgradeRole.Command(nobody, Role.CLIENT)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void an_administrator_is_made_from_nothing() {
    createAdmin.handle(new CreateAdmin.Command("root@example.com", SECRET, "Root"));

    assertThat(known(token(signIn("root@example.com", SECRET, HOME))).isAdmin()).isTrue();
    assertThat(outbox.events()).isEmpty();
  }

  @Test
  void a_party_that_is_there_becomes_an_administrator_and_gets_the_new_password() {
    var ada = registered();

    var admin = createAdmin.handle(new CreateAdmin.Command(ADA, "another long secret", "Root"));

    assertThat(admin.party()).isEqualTo(ada.party());
    assertThat(admin.displayName()).isEqualTo("Ada");
    assertThat(admin.roles()).containsExactly(Role.CLIPPER, Role.ADMIN);
    assertThat(signIn(ADA, SECRET, HOME)).isEqualTo(new SignIn.Outcome.NotRecognised());
    assertThat(known(token(signIn(ADA, "another long secret", HOME))).isAdmin()).isTrue();
  }

  @Test
  void only_an_administrator_changes_the_signing_key() {
    var actions = new InMemoryAdminActions();
    var rotate = new RotateSigningKey(tokens, transactions, actions);

    assertThatThrownBy(
            () -> rotate.handle(new Caller(new PartyId(UUID.randomUUID()), Set.of("CLIENT"))))
        .isInstanceOf(Forbidden.class);
    rotate.handle(new Caller(new PartyId(UUID.randomUUID()), Set.of("ADMIN")));
    assertThat(actions.told()).containsExactly("rotate-signing-key key: ");
  }

  @Test
  void who_has_signed_up_is_welcomed_by_mail() {
    var sent = new ArrayList<String>();
    var welcome =
        new WelcomeNewParty((to, subject, text) -> sent.add(to + ": " + subject + ": " + text));
    registered();

    outbox.events(PartyRegistered.class).forEach(welcome::handle);

    assertThat(sent).singleElement().asString().startsWith(ADA + ": Welcome").contains("Hello Ada");
    assertThat(welcome.type()).isEqualTo(PartyRegistered.class);
  }

  @Test
  void everybody_reads_their_own_mails_and_an_administrator_all() {
    var ada = registered();
    var all =
        List.of(
            new Mail(ADA, "Welcome", "…", clock.now()),
            new Mail("bob@example.com", "Welcome", "…", clock.now()));
    Mailbox mailbox =
        (to, size) ->
            all.stream().filter(mail -> to == null || mail.to().equals(to)).limit(size).toList();
    var mails = new ReadMailbox(mailbox, parties);

    assertThat(mails.handle(new Caller(ada.party(), Set.of("CLIPPER"))))
        .containsExactly(all.getFirst());
    assertThat(mails.handle(new Caller(ada.party(), Set.of("ADMIN")))).isEqualTo(all);
  }

  @Test
  void no_command_or_outcome_shows_a_secret() {
    registered();

    assertThat(new RegisterParty.Command(ADA, SECRET, "Ada", Role.CLIENT).toString())
        .doesNotContain(SECRET);
    assertThat(new CreateAdmin.Command(ADA, SECRET, "Ada").toString()).doesNotContain(SECRET);
    assertThat(new SignIn.Command(ADA, SECRET, HOME).toString()).doesNotContain(SECRET);
    var signedIn = signIn(ADA, SECRET, HOME);
    assertThat(signedIn.toString()).doesNotContain(token(signedIn));
  }

  private Profile registered() {
    var outcome = register.handle(new RegisterParty.Command(ADA, SECRET, "Ada", Role.CLIPPER));
    return ((RegisterParty.Outcome.Registered) outcome).profile();
  }

  private SignIn.Outcome signIn(String email, String password, String from) {
    return signIn.handle(new SignIn.Command(email, password, from));
  }

  private static String token(SignIn.Outcome outcome) {
    return ((SignIn.Outcome.SignedIn) outcome).token();
  }

  private Caller known(String token) {
    return ((Authenticate.Outcome.Known) authenticate.handle(token)).caller();
  }

  private void suspend(PartyId id) {
    transactions.run(
        () -> {
          var party = parties.hold(id).orElseThrow();
          parties.save(
              Party.restore(
                  id,
                  party.email(),
                  party.name(),
                  party.roles(),
                  Standing.SUSPENDED,
                  party.registeredAt()));
        });
  }
}
