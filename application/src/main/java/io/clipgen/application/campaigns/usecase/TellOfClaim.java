package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.ClaimChanged;
import io.clipgen.application.identity.AddressBook;
import io.clipgen.application.operations.Mailer;
import io.clipgen.application.shared.EventHandler;

/// Writes to whom it concerns when something happened to a claim.
public final class TellOfClaim implements EventHandler<ClaimChanged> {

  private final Mailer mailer;
  private final AddressBook addresses;

  public TellOfClaim(Mailer mailer, AddressBook addresses) {
    this.mailer = mailer;
    this.addresses = addresses;
  }

  @Override
  public Class<ClaimChanged> type() {
    return ClaimChanged.class;
  }

  @Override
  public void handle(ClaimChanged event) {
    boolean toBrand =
        switch (event.what()) {
          case SUBMITTED, WITHDRAWN -> true;
          case CHANGES_REQUESTED,
              REJECTED,
              APPEALED,
              REJECTED_FOR_GOOD,
              EXPIRED,
              VIEWS_STRUCK,
              STRIKE_LIFTED,
              POST_REMOVED,
              HELD,
              CLEARED,
              REVOKED,
              BONUS_LOST,
              DEFUNDED ->
              false;
        };
    addresses
        .emailOf(toBrand ? event.brand() : event.clipper())
        .ifPresent(address -> mailer.send(address, subject(event), text(event)));
  }

  private static String subject(ClaimChanged event) {
    String what =
        switch (event.what()) {
          case SUBMITTED -> "A clip was handed in";
          case CHANGES_REQUESTED -> "Changes are wanted";
          case REJECTED -> "Your clip was rejected";
          case APPEALED -> "Your appeal has arrived";
          case REJECTED_FOR_GOOD -> "Your clip was rejected for good";
          case WITHDRAWN -> "A claim was withdrawn";
          case EXPIRED -> "Your claim has expired";
          case VIEWS_STRUCK -> "Views of your clip were struck";
          case STRIKE_LIFTED -> "Struck views of your clip count again";
          case POST_REMOVED -> "A post of your clip was removed";
          case HELD -> "What you earned with a clip is on hold";
          case CLEARED -> "What you earned with a clip is yours";
          case REVOKED -> "Your clip was not found right, and its earnings went back";
          case BONUS_LOST -> "A bonus went back";
          case DEFUNDED -> "Your claim has ended, because its money is not there any more";
        };
    return what + ": " + event.title();
  }

  private static String text(ClaimChanged event) {
    String next =
        switch (event.what()) {
          case SUBMITTED ->
              "Approve it, ask for changes or reject it; if you do not answer in time, it is approved.";
          case CHANGES_REQUESTED -> "Hand in a changed clip before the claim's due date.";
          case REJECTED -> "If you do not agree, appeal before the rejection is final.";
          case APPEALED -> "An administrator is going to decide.";
          case REJECTED_FOR_GOOD ->
              "The place is free again: you may claim once more while there is one.";
          case WITHDRAWN -> "The place is free again, and its money is back in your campaign.";
          case EXPIRED -> "No clip was handed in in time. The place is free again.";
          case HELD ->
              "It is neither paid nor lost until that is decided. Answer with what speaks for you.";
          case CLEARED -> "The hold is over: it is released when it is due.";
          case DEFUNDED -> "We are sorry. Do not go on with this clip: it could not be paid.";
          case REVOKED, BONUS_LOST -> "What had been released of it was taken back as well.";
          case VIEWS_STRUCK ->
              "They do not count any more. What they had earned goes back; what was released of it is"
                  + " taken from later releases.";
          case STRIKE_LIFTED -> "What they earn is held for you again.";
          case POST_REMOVED ->
              "Its views do not count any more. What they had earned goes back; what was released of"
                  + " it is taken from later releases.";
        };
    String said = event.words().isBlank() ? "" : "\n\n" + event.words().strip();
    return subject(event) + "." + said + "\n\n" + next + "\n\nClaim " + event.claim() + "\n";
  }
}
