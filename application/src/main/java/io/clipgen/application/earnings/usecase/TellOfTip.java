package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Tipping.TipGiven;
import io.clipgen.application.identity.AddressBook;
import io.clipgen.application.operations.Mailer;
import io.clipgen.application.shared.EventHandler;

/// Writes to whoever was given a tip.
public final class TellOfTip implements EventHandler<TipGiven> {

  private final Mailer mailer;
  private final AddressBook addresses;

  public TellOfTip(Mailer mailer, AddressBook addresses) {
    this.mailer = mailer;
    this.addresses = addresses;
  }

  @Override
  public Class<TipGiven> type() {
    return TipGiven.class;
  }

  @Override
  public void handle(TipGiven event) {
    addresses
        .emailOf(event.payee())
        .ifPresent(
            address ->
                mailer.send(
                    address,
                    "You were given a tip of " + event.amount(),
                    "You were given a tip of "
                        + event.amount()
                        + ". All of it is yours; it is held until its release date, see your"
                        + " earnings."
                        + (event.message().isBlank() ? "" : "\n\n" + event.message().strip())
                        + "\n\nFor "
                        + event.about()
                        + "\n"));
  }
}
