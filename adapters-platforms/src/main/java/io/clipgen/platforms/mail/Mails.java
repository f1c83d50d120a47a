package io.clipgen.platforms.mail;

import io.clipgen.application.operations.Mailbox;
import io.clipgen.application.operations.Mailer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Hands out where mails go.
///
/// @param mailer takes mails
/// @param mailbox shows those that were kept; empty where they are sent
public record Mails(Mailer mailer, Optional<Mailbox> mailbox) {

  /// Mails are sent.
  ///
  /// @param machineTime the time in their heads
  public static Mails sent(SmtpServer server, InstantSource machineTime) {
    return new Mails(new SmtpMailer(server, machineTime), Optional.empty());
  }

  /// Mails are kept.
  ///
  /// @param file where; made when the first mail comes
  /// @param businessTime when they would have been sent
  public static Mails kept(Path file, InstantSource businessTime) {
    var mailbox = new FileMailbox(file, businessTime);
    return new Mails(mailbox, Optional.of(mailbox));
  }
}
