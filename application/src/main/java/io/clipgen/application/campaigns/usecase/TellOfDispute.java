package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.DisputeChanged;
import io.clipgen.application.identity.AddressBook;
import io.clipgen.application.operations.Mailer;
import io.clipgen.application.shared.EventHandler;

/// Writes to a side when something happened in its dispute.
public final class TellOfDispute implements EventHandler<DisputeChanged> {

  private final Mailer mailer;
  private final AddressBook addresses;

  public TellOfDispute(Mailer mailer, AddressBook addresses) {
    this.mailer = mailer;
    this.addresses = addresses;
  }

  @Override
  public Class<DisputeChanged> type() {
    return DisputeChanged.class;
  }

  @Override
  public void handle(DisputeChanged event) {
    addresses
        .emailOf(event.to())
        .ifPresent(address -> mailer.send(address, subject(event), text(event)));
  }

  private static String subject(DisputeChanged event) {
    String what =
        switch (event.what()) {
          case OPENED -> "A claim is disputed";
          case ANSWERED -> "Something was put forward in a dispute";
          case DECIDED_FOR_CLIPPER -> "A dispute was decided for the clipper";
          case DECIDED_FOR_BRAND -> "A dispute was decided for the brand";
        };
    return what + ": " + event.title();
  }

  private static String text(DisputeChanged event) {
    String next =
        switch (event.what()) {
          case OPENED, ANSWERED ->
              "Put forward what speaks for you. An administrator is going to decide.";
          case DECIDED_FOR_CLIPPER -> "The clip counts as approved, and its clipper is paid.";
          case DECIDED_FOR_BRAND -> "What the clip had earned or reserved is the campaign's again.";
        };
    return "%s.\n\n%s\n\n%s\n\nDispute %s, claim %s\n"
        .formatted(subject(event), event.words().strip(), next, event.dispute(), event.claim());
  }
}
