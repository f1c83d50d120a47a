package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.DisputeChanged;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Disputes;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Outbox;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Dispute;
import io.clipgen.domain.campaigns.Evidence;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.DisputeId;
import io.clipgen.domain.shared.EvidenceId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens whenever a dispute is opened, answered or decided, and who is told. In the caller's
/// transaction, with the claim locked.
public final class DisputeDesk {

  private final Disputes disputes;
  private final Campaigns campaigns;
  private final Outbox outbox;
  private final Ids ids;

  public DisputeDesk(Disputes disputes, Campaigns campaigns, Outbox outbox, Ids ids) {
    this.disputes = disputes;
    this.campaigns = campaigns;
    this.outbox = outbox;
    this.ids = ids;
  }

  Dispute open(
      Claim claim,
      Dispute.Kind kind,
      @Nullable HoldId hold,
      PartyId by,
      String text,
      List<String> links,
      Instant now) {
    var dispute =
        new Dispute(
            new DisputeId(ids.next()),
            claim.id(),
            claim.brand(),
            claim.clipper(),
            kind,
            hold,
            by,
            now,
            new Dispute.State.Open());
    Evidence first = words(dispute, by, text, links, now);
    disputes.add(dispute);
    disputes.add(first);
    PartyId other = by.equals(claim.brand()) ? claim.clipper() : claim.brand();
    tell(claim, dispute, other, DisputeChanged.What.OPENED, text);
    return dispute;
  }

  Evidence words(Dispute dispute, PartyId by, String text, List<String> links, Instant now) {
    return Checked.input(
        () -> new Evidence(new EvidenceId(ids.next()), dispute.id(), by, text, links, null, now));
  }

  /// Closes the open dispute about a claim, if there is one.
  void decide(Claim claim, boolean forClipper, String reason, Instant now) {
    disputes
        .openOn(claim.id())
        .ifPresent(
            open -> {
              Dispute decided = open.decided(forClipper, reason, now);
              disputes.save(decided);
              var what =
                  forClipper
                      ? DisputeChanged.What.DECIDED_FOR_CLIPPER
                      : DisputeChanged.What.DECIDED_FOR_BRAND;
              tell(claim, decided, claim.brand(), what, reason);
              tell(claim, decided, claim.clipper(), what, reason);
            });
  }

  boolean isOpenOn(ClaimId claim) {
    return disputes.openOn(claim).isPresent();
  }

  void tell(Claim claim, Dispute dispute, PartyId to, DisputeChanged.What what, String words) {
    String title = campaigns.find(claim.campaign()).orElseThrow().brief().title();
    outbox.publish(new DisputeChanged(dispute.id(), claim.id(), to, title, what, words));
  }
}
