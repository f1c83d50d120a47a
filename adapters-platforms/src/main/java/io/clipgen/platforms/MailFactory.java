package io.clipgen.platforms;

import io.clipgen.application.operations.Mailbox;
import io.clipgen.application.operations.Mailer;
import io.clipgen.application.operations.Part;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.platforms.mail.Mails;
import io.clipgen.platforms.mail.SmtpServer;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Nullable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Picks where mails go, as `clipgen.mail` says.
@Factory
final class MailFactory {

  /// The ways there are.
  enum Way {
    MAILBOX,
    SMTP
  }

  @Singleton
  Mails mails(
      @Value("${clipgen.mail:mailbox}") String way,
      @Value("${clipgen.mail.smtp.host:}") String host,
      @Value("${clipgen.mail.smtp.port:587}") int port,
      @Nullable @Value("${clipgen.mail.smtp.username}") String username,
      @Nullable @Value("${clipgen.mail.smtp.password}") String password,
      @Value("${clipgen.mail.smtp.starttls:true}") boolean startTls,
      @Value("${clipgen.mail.smtp.from:clipgen@localhost}") String from,
      @Value("${clipgen.data:data}") String data,
      BusinessClock clock) {
    return switch (Choice.of(Way.class, "clipgen.mail", way)) {
      case MAILBOX -> Mails.kept(Path.of(data).resolve("mailbox.jsonl"), clock::now);
      case SMTP ->
          Mails.sent(
              new SmtpServer(
                  host,
                  port,
                  Optional.ofNullable(username).filter(text -> !text.isBlank()),
                  Optional.ofNullable(password),
                  startTls,
                  from),
              InstantSource.system());
    };
  }

  @Singleton
  Mailer mailer(Mails mails) {
    return mails.mailer();
  }

  /// There is a mailbox only where mails are kept: no bean else.
  @Singleton
  @Requires(property = "clipgen.mail", value = "mailbox", defaultValue = "mailbox")
  Mailbox mailbox(Mails mails) {
    return mails.mailbox().orElseThrow();
  }

  @Singleton
  @Named("mail")
  Part mailPart(
      @Value("${clipgen.mail:mailbox}") String way,
      @Value("${clipgen.mail.smtp.host:}") String host) {
    return switch (Choice.of(Way.class, "clipgen.mail", way)) {
      case MAILBOX ->
          new Part(
              "Mail",
              Part.State.SIMULATED,
              "a mailbox to read at /api/v1/mailbox: nothing is sent",
              "clipgen.mail=smtp and clipgen.mail.smtp.host");
      case SMTP -> new Part("Mail", Part.State.REAL, "SMTP by " + host, "");
    };
  }
}
