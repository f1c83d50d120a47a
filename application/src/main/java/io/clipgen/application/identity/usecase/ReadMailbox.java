package io.clipgen.application.identity.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.port.Parties;
import io.clipgen.application.operations.Mailbox;
import io.clipgen.application.operations.Mailbox.Mail;
import io.clipgen.application.shared.NotFound;
import java.util.List;

/// Somebody reads the mails that were kept instead of sent: an administrator all, everybody else
/// their own.
public final class ReadMailbox {

  private static final int SIZE = 100;

  private final Mailbox mailbox;
  private final Parties parties;

  public ReadMailbox(Mailbox mailbox, Parties parties) {
    this.mailbox = mailbox;
    this.parties = parties;
  }

  /// The latest mails, newest first.
  public List<Mail> handle(Caller caller) {
    if (caller.isAdmin()) {
      return mailbox.latest(null, SIZE);
    }
    var own = parties.find(caller.party()).orElseThrow(() -> new NotFound("party", caller.party()));
    return mailbox.latest(own.email().value(), SIZE);
  }
}
