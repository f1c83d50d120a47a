package io.clipgen.application.identity.usecase;

import io.clipgen.application.identity.PartyRegistered;
import io.clipgen.application.operations.Mailer;
import io.clipgen.application.shared.EventHandler;

/// Welcomes who has signed up, by mail.
public final class WelcomeNewParty implements EventHandler<PartyRegistered> {

  private final Mailer mailer;

  public WelcomeNewParty(Mailer mailer) {
    this.mailer = mailer;
  }

  @Override
  public Class<PartyRegistered> type() {
    return PartyRegistered.class;
  }

  @Override
  public void handle(PartyRegistered event) {
    mailer.send(
        event.email(),
        "Welcome to ClipGen",
        """
        Hello %s,

        your ClipGen account is ready: sign in with this e-mail address and your password.

        If this was not you, somebody has used your address: answer this mail, and we will remove the account.
        """
            .formatted(event.displayName()));
  }
}
