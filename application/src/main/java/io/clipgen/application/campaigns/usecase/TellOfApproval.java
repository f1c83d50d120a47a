package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.ClipApproved;
import io.clipgen.application.identity.AddressBook;
import io.clipgen.application.operations.Mailer;
import io.clipgen.application.shared.EventHandler;

/// Writes to a clipper whose clip was approved.
public final class TellOfApproval implements EventHandler<ClipApproved> {

  private final Mailer mailer;
  private final AddressBook addresses;

  public TellOfApproval(Mailer mailer, AddressBook addresses) {
    this.mailer = mailer;
    this.addresses = addresses;
  }

  @Override
  public Class<ClipApproved> type() {
    return ClipApproved.class;
  }

  @Override
  public void handle(ClipApproved event) {
    addresses
        .emailOf(event.clipper())
        .ifPresent(
            address ->
                mailer.send(
                    address,
                    "Your clip was approved",
                    "Your clip was approved. What it earned is held until its release date; see your earnings."
                        + "\n\nClaim "
                        + event.claim()
                        + "\n"));
  }
}
