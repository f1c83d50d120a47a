package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.CampaignChanged;
import io.clipgen.application.identity.AddressBook;
import io.clipgen.application.operations.Mailer;
import io.clipgen.application.shared.EventHandler;

/// Writes to a brand when something happened to its campaign.
public final class TellOfCampaign implements EventHandler<CampaignChanged> {

  private final Mailer mailer;
  private final AddressBook addresses;

  public TellOfCampaign(Mailer mailer, AddressBook addresses) {
    this.mailer = mailer;
    this.addresses = addresses;
  }

  @Override
  public Class<CampaignChanged> type() {
    return CampaignChanged.class;
  }

  @Override
  public void handle(CampaignChanged event) {
    addresses
        .emailOf(event.brand())
        .ifPresent(address -> mailer.send(address, subject(event), text(event)));
  }

  private static String subject(CampaignChanged event) {
    String what =
        switch (event.what()) {
          case FUNDED -> "Your payment has arrived";
          case FUNDING_REFUSED -> "Your payment was refused";
          case CLOSED -> "Your campaign is closed";
          case EXPIRED -> "Your campaign has reached its deadline";
          case DISPUTED -> "Your bank disputes a payment into your campaign";
          case DISPUTE_WON -> "A dispute is over, and the payment counts";
          case DISPUTE_LOST -> "A payment into your campaign was taken back";
        };
    return what + ": " + event.title();
  }

  private static String text(CampaignChanged event) {
    String next =
        switch (event.what()) {
          case FUNDED -> event.money() + " were added to the campaign.";
          case FUNDING_REFUSED ->
              event.words() + "\n\nFund the campaign again, perhaps by other means.";
          case DISPUTED ->
              "The campaign is paused, and what nobody has earned of the payment is frozen until the"
                  + " bank has decided. Clips that you have approved are paid.";
          case DISPUTE_WON -> "What was frozen is free again.";
          case DISPUTE_LOST ->
              "What was frozen of it is gone; what clippers have earned of it is owed by you.";
          case CLOSED, EXPIRED ->
              (event.words().isEmpty() ? "" : event.words() + "\n\n")
                  + event.money()
                  + " that nobody has a claim on are on their way back to you. What live claims and open bonus"
                  + " windows reserve follows when those end.";
        };
    return subject(event) + ".\n\n" + next + "\n\nCampaign " + event.campaign() + "\n";
  }
}
