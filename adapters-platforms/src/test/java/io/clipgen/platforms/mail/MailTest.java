package io.clipgen.platforms.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.clipgen.application.operations.Mailbox;
import io.clipgen.application.operations.Mailbox.Mail;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void a_mail_reaches_the_smtp_server_with_its_umlauts() throws Exception {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser("clipgen", "secret");
    server.start();
    try {
      var smtp =
          new SmtpServer(
              "127.0.0.1",
              server.getSmtp().getPort(),
              Optional.of("clipgen"),
              Optional.of("secret"),
              false,
              "ClipGen <hello@clipgen.example>");
      Mails.sent(smtp, InstantSource.fixed(NOW))
          .mailer()
          .send("casey@clipgen.example", "Grüße von ClipGen", "Schön, dass du da bist.\n");
      MimeMessage received = server.getReceivedMessages()[0];
      assertThat(received.getSubject()).isEqualTo("Grüße von ClipGen");
      assertThat(received.getContent().toString()).startsWith("Schön, dass du da bist.");
      assertThat(received.getAllRecipients()[0]).hasToString("casey@clipgen.example");
    } finally {
      server.stop();
    }
  }

  @Test
  void a_subject_cannot_carry_another_header() throws Exception {
    var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    try {
      var smtp =
          new SmtpServer(
              "127.0.0.1",
              server.getSmtp().getPort(),
              Optional.empty(),
              Optional.empty(),
              false,
              "hello@clipgen.example");
      Mails.sent(smtp, InstantSource.fixed(NOW))
          .mailer()
          .send("casey@clipgen.example", "Hello\r\nBcc: other@clipgen.example", "Text");
      assertThat(server.getReceivedMessages()).hasSize(1);
      assertThat(server.getReceivedMessages()[0].getHeader("Bcc")).isNull();
    } finally {
      server.stop();
    }
  }

  @Test
  void a_server_that_is_not_there_is_named_in_the_failure() {
    var smtp =
        new SmtpServer("127.0.0.1", 1, Optional.empty(), Optional.empty(), false, "a@b.example");
    assertThatThrownBy(
            () ->
                Mails.sent(smtp, InstantSource.fixed(NOW))
                    .mailer()
                    .send("c@d.example", "Hello", "Text"))
        .hasMessageContaining("check clipgen.mail.smtp");
  }

  @Test
  void the_password_is_in_no_log() {
    var smtp =
        new SmtpServer(
            "smtp.example", 587, Optional.of("me"), Optional.of("secret"), true, "a@b.example");
    assertThat(smtp.toString()).doesNotContain("secret");
  }

  @Test
  void kept_mails_are_shown_newest_first_to_whom_they_were_written(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("data/mailbox.jsonl");
    Mails mails = Mails.kept(file, InstantSource.fixed(NOW));
    Mailbox mailbox = mails.mailbox().orElseThrow();
    assertThat(mailbox.latest(null, 10)).isEmpty();

    mails.mailer().send("Casey@clipgen.example", "One", "First\nmail");
    mails.mailer().send("brand@clipgen.example", "Two", "Grüße");
    mails.mailer().send("casey@clipgen.example", "Three", "Third");
    Files.writeString(file, "{\"to\":\"casey@cl", StandardOpenOption.APPEND);

    assertThat(mailbox.latest("casey@clipgen.example", 10))
        .containsExactly(
            new Mail("casey@clipgen.example", "Three", "Third", NOW),
            new Mail("casey@clipgen.example", "One", "First\nmail", NOW));
    assertThat(mailbox.latest(null, 2)).extracting(Mail::subject).containsExactly("Three", "Two");
  }
}
