package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.Tipping.TipRefused;
import io.clipgen.application.identity.AddressBook;
import io.clipgen.application.operations.Mailer;
import io.clipgen.application.shared.EventHandler;

/// Writes to whoever wanted to give a tip and could not be charged.
public final class TellOfRefusedTip implements EventHandler<TipRefused> {

  private final Mailer mailer;
  private final AddressBook addresses;

  public TellOfRefusedTip(Mailer mailer, AddressBook addresses) {
    this.mailer = mailer;
    this.addresses = addresses;
  }

  @Override
  public Class<TipRefused> type() {
    return TipRefused.class;
  }

  @Override
  public void handle(TipRefused event) {
    addresses
        .emailOf(event.payer())
        .ifPresent(
            address ->
                mailer.send(
                    address,
                    "Your tip was refused",
                    "Your tip of "
                        + event.amount()
                        + " was refused: "
                        + event.reason()
                        + "\n\nNothing was charged. Try again, perhaps by other means."
                        + "\n\nFor "
                        + event.about()
                        + "\n"));
  }
}
