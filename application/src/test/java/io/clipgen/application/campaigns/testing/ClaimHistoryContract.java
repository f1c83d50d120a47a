package io.clipgen.application.campaigns.testing;

import static io.clipgen.domain.campaigns.CampaignFixtures.NOW;
import static io.clipgen.domain.campaigns.CampaignFixtures.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.ClaimHistory;
import io.clipgen.application.campaigns.port.ClaimHistory.Count;
import io.clipgen.application.campaigns.port.ClaimHistory.Past;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Submission;
import io.clipgen.domain.shared.PartyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What holds wherever the history of claims is read.
public abstract class ClaimHistoryContract {

  protected abstract Campaigns campaigns();

  protected abstract Claims claims();

  protected abstract ClaimHistory history();

  protected abstract Transactions transactions();

  private Claim claim(PartyId clipper, boolean approved) {
    Campaign campaign = Examples.open(offer(50_00, 5, 200));
    Claim taken = Examples.claim(campaign, clipper);
    Submission submission = Examples.submission(taken, NOW);
    Claim after =
        approved ? Examples.approved(Examples.submitted(taken, submission), submission) : taken;
    transactions()
        .run(
            () -> {
              campaigns().add(campaign);
              claims().add(taken);
              claims().add(submission);
              claims().save(after);
            });
    return after;
  }

  @Test
  void approved_claims_come_clipper_by_clipper_with_all_that_counted() {
    PartyId one = Examples.party();
    PartyId other = Examples.party();
    Claim first = claim(one, true);
    Claim second = claim(other, true);
    Claim third = claim(one, true);
    claim(other, false);
    var counts =
        List.of(
            new Count(NOW.plusSeconds(1), 700, false),
            new Count(NOW.plusSeconds(2), 600, true),
            new Count(NOW.plusSeconds(2), 650, false));
    transactions()
        .run(
            () -> {
              claims().addCounts(Map.of());
              counts.forEach(count -> claims().addCounts(Map.of(third.id(), count)));
              claims().addCounts(Map.of(first.id(), counts.get(0), second.id(), counts.get(1)));
            });

    assertThat(history().count()).isEqualTo(3);
    assertThat(pages(2))
        .containsExactly(
            new Past(first, List.of(counts.get(0))),
            new Past(third, counts),
            new Past(second, List.of(counts.get(1))));
    assertThat(pages(1)).isEqualTo(pages(3));
  }

  private List<Past> pages(int size) {
    var all = new ArrayList<Past>();
    for (List<Past> page = history().page(null, size);
        !page.isEmpty();
        page = history().page(all.getLast().claim(), size)) {
      assertThat(page).hasSizeLessThanOrEqualTo(size);
      all.addAll(page);
    }
    return all;
  }
}
