package io.clipgen.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.clipgen.application.identity.testing.InMemoryAccessTokens;
import io.clipgen.application.identity.testing.InMemoryParties;
import io.clipgen.application.identity.testing.InMemoryPasswordHashes;
import io.clipgen.application.identity.testing.InMemorySignInAttempts;
import io.clipgen.application.identity.testing.MachineTime;
import io.clipgen.application.identity.testing.PlainPasswordHasher;
import io.clipgen.application.identity.usecase.ReadMailbox;
import io.clipgen.application.identity.usecase.ReadProfile;
import io.clipgen.application.identity.usecase.RegisterParty;
import io.clipgen.application.identity.usecase.RotateSigningKey;
import io.clipgen.application.identity.usecase.SignIn;
import io.clipgen.application.identity.usecase.UpdateProfile;
import io.clipgen.application.identity.usecase.UpgradeRole;
import io.clipgen.application.operations.Mailbox;
import io.clipgen.application.operations.Mailbox.Mail;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.application.shared.testing.RecordingOutbox;
import io.clipgen.application.shared.testing.SequentialIds;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.web.testing.WebClient.Answer;
import io.clipgen.web.testing.WebSlice;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

class IdentityControllersTest {

  private static final String SECRET = "correct horse battery";

  private static final InMemoryTransactions transactions = new InMemoryTransactions();
  private static final InMemoryParties parties = new InMemoryParties(transactions);
  private static final InMemoryPasswordHashes hashes = new InMemoryPasswordHashes(transactions);
  private static final PlainPasswordHasher hasher = new PlainPasswordHasher();
  private static final SettableClock clock = new SettableClock();
  private static final InMemoryAccessTokens tokens =
      new InMemoryAccessTokens(InstantSource.system());
  private static final Mailbox mailbox =
      (to, size) -> List.of(new Mail(to == null ? "all" : to, "Hello", "…", clock.now()));

  @RegisterExtension
  static final WebSlice web =
      WebSlice.withParties(
          transactions,
          parties,
          tokens,
          Map.of(),
          new RegisterParty(
              transactions,
              parties,
              hashes,
              hasher,
              new RecordingOutbox(transactions),
              new SequentialIds(),
              clock),
          new SignIn(
              parties,
              hashes,
              hasher,
              tokens,
              new InMemorySignInAttempts(new MachineTime()),
              new SignIn.Rules(5, 500, Duration.ofMinutes(15))),
          new ReadProfile(parties),
          new UpdateProfile(transactions, parties),
          new UpgradeRole(transactions, parties),
          new RotateSigningKey(tokens, transactions, new InMemoryAdminActions()),
          new ReadMailbox(mailbox, parties));

  @Test
  void who_signs_up_signs_in_and_sees_the_profile() {
    var registered = register("ada@example.com");
    assertThat(registered.status()).as(registered.text()).isEqualTo(201);
    assertThat(registered.header("Location")).hasValue("/api/v1/me");

    var signedIn = token("ada@example.com", SECRET);
    assertThat(signedIn.status()).isEqualTo(200);
    assertThat(signedIn.at("tokenType")).isEqualTo("Bearer");
    assertThat(signedIn.at("expiresIn")).isEqualTo("900");
    assertThat(signedIn.header("Cache-Control")).hasValue("no-store");

    var me = web.withToken(signedIn.at("accessToken")).get("/api/v1/me");
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.at("id")).startsWith("pty_").isEqualTo(registered.at("id"));
    assertThat(me.at("email")).isEqualTo("ada@example.com");
    assertThat(me.at("roles.0")).isEqualTo("clipper");
    assertThat(me.at("registeredAt")).isEqualTo("2026-11-21T12:00:00Z");
  }

  @Test
  void an_address_that_is_taken_is_a_conflict() {
    register("taken@example.com");

    var again = register("Taken@Example.com");

    assertThat(again.status()).isEqualTo(409);
    assertThat(again.at("type")).isEqualTo("urn:clipgen:problem:email-taken");
    assertThat(again.at("field")).isEqualTo("email");
  }

  @Test
  void a_rule_that_is_broken_names_its_field() {
    var answer =
        web.anonymous()
            .post(
                "/api/v1/auth/register",
                """
                {"email": "x@example.com", "password": "short", "displayName": "X", "role": "clipper"}""");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("field")).isEqualTo("password");
    assertThat(answer.at("detail")).contains("12 to 128");
  }

  @Test
  void nobody_signs_up_as_an_administrator() {
    var answer =
        web.anonymous()
            .post(
                "/api/v1/auth/register",
                """
                {"email": "x@example.com", "password": "correct horse battery", "displayName": "X", "role": "admin"}""");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.at("field")).isEqualTo("role");
  }

  @Test
  void a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    register("known@example.com");

    var wrong = token("known@example.com", "not the password");
    var unknown = token("unknown@example.com", SECRET);

    assertThat(wrong.status()).isEqualTo(401).isEqualTo(unknown.status());
    assertThat(wrong.at("type")).isEqualTo("urn:clipgen:problem:not-recognised");
    assertThat(wrong.at("detail")).isEqualTo(unknown.at("detail"));
  }

  @Test
  void the_sixth_failure_is_told_to_wait() {
    for (int i = 0; i < 5; i++) {
      token("victim@example.com", "guess");
    }

    var answer = token("victim@example.com", "guess");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.header("Retry-After")).hasValue("900");
  }

  @Test
  void a_profile_is_renamed_and_a_role_added() {
    var me = web.as(web.clipper());

    assertThat(me.patch("/api/v1/me", "{\"displayName\": \"Grace\"}").at("displayName"))
        .isEqualTo("Grace");
    assertThat(me.post("/api/v1/me/roles", "{\"role\": \"client\"}").at("roles"))
        .contains("client", "clipper");
    assertThat(me.post("/api/v1/me/roles", "{\"role\": \"admin\"}").status()).isEqualTo(400);
    assertThat(me.patch("/api/v1/me", "{\"email\": \"new@example.com\"}").status()).isEqualTo(400);
  }

  @Test
  void mails_are_for_their_recipient_and_administrators() {
    var clipper = web.clipper();

    var own = web.as(clipper).get("/api/v1/mailbox");
    var all = web.as(web.admin()).get("/api/v1/mailbox");

    assertThat(own.at("items.0.to")).isEqualTo(clipper.party().text() + "@example.com");
    assertThat(all.at("items.0.to")).isEqualTo("all");
    assertThat(web.anonymous().get("/api/v1/mailbox").status()).isEqualTo(401);
  }

  @Test
  void an_administrator_changes_the_signing_key() {
    assertThat(web.as(web.admin()).post("/api/v1/admin/signing-keys").status()).isEqualTo(204);
    assertThat(web.as(web.client()).post("/api/v1/admin/signing-keys").status()).isEqualTo(403);
  }

  @Test
  void no_secret_reaches_the_log_however_much_is_logged() {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var lines = new ListAppender<ILoggingEvent>();
    var level = root.getLevel();
    lines.start();
    root.detachAndStopAllAppenders();
    root.addAppender(lines);
    root.setLevel(Level.DEBUG);
    String token;
    try {
      register("quiet@example.com");
      token = token("quiet@example.com", SECRET).at("accessToken");
      token("quiet@example.com", "a wrong but secret guess");
      web.withToken(token).get("/api/v1/me");
    } finally {
      root.setLevel(level);
      root.detachAppender(lines);
    }

    assertThat(List.copyOf(lines.list))
        .isNotEmpty()
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> line.contains(SECRET))
        .noneMatch(line -> line.contains("a wrong but secret guess"))
        .noneMatch(line -> line.contains(token));
  }

  private static Answer register(String email) {
    return web.anonymous()
        .post(
            "/api/v1/auth/register",
            """
            {"email": "%s", "password": "%s", "displayName": "Ada", "role": "clipper"}"""
                .formatted(email, SECRET));
  }

  private static Answer token(String email, String password) {
    return web.anonymous()
        .post(
            "/api/v1/auth/token",
            """
            {"email": "%s", "password": "%s"}"""
                .formatted(email, password));
  }
}
