package io.clipgen.application.campaigns.testing;

import static io.clipgen.domain.campaigns.CampaignFixtures.NOW;
import static io.clipgen.domain.campaigns.CampaignFixtures.POLICY;
import static io.clipgen.domain.campaigns.CampaignFixtures.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.campaigns.port.Backtests;
import io.clipgen.application.campaigns.port.Backtests.Asked;
import io.clipgen.application.campaigns.port.Backtests.CampaignPart;
import io.clipgen.application.campaigns.port.Backtests.Payee;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.query.BacktestBoard;
import io.clipgen.application.campaigns.query.BacktestView;
import io.clipgen.application.campaigns.query.BacktestView.Change;
import io.clipgen.application.campaigns.query.BacktestView.PayeeView;
import io.clipgen.application.campaigns.query.BacktestView.Totals;
import io.clipgen.application.shared.Page;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.BonusSchedule;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignFee;
import io.clipgen.domain.campaigns.Proposal;
import io.clipgen.domain.shared.BacktestId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Period;
import io.clipgen.domain.shared.Share;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What holds wherever backtests are kept.
public abstract class BacktestsContract {

  private static final Change CHANGE = change(70_00, 77_01);
  private static final Totals TOTALS =
      new Totals(3, 2, 1, 1, CHANGE, CHANGE, CHANGE, change(210_00, 231_03), 1, 0);

  protected abstract Backtests backtests();

  protected abstract BacktestBoard board();

  protected abstract Campaigns campaigns();

  protected abstract Transactions transactions();

  private static Change change(long was, long would) {
    return new Change(Money.usd(was), Money.usd(would));
  }

  private Asked asked() {
    var asked =
        new Asked(
            new BacktestId(Examples.id()),
            Examples.party(),
            new Proposal(
                List.of(
                    POLICY.tiers().as("proposal"),
                    BonusSchedule.parse("v3", "5=7"),
                    new CampaignFee("proposal", Share.ofPercent(3))),
                new Period(NOW, NOW.plus(Duration.ofDays(3)))),
            "USD",
            NOW);
    transactions().run(() -> backtests().add(asked));
    return asked;
  }

  @Test
  void what_was_asked_is_read_back_as_it_was() {
    Asked asked = asked();
    assertThat(backtests().asked(asked.id())).contains(asked);
    assertThat(board().find(asked.id()))
        .contains(new BacktestView(asked.id(), asked.proposal(), NOW, null, null, null));
    assertThat(board().find(new BacktestId(Examples.id()))).isEmpty();
  }

  @Test
  void how_it_ended_is_told() {
    Asked done = asked();
    Asked failed = asked();
    transactions().run(() -> backtests().finish(done.id(), TOTALS, NOW));
    transactions().run(() -> backtests().fail(failed.id(), "Too much.", NOW));
    assertThat(board().find(done.id()).orElseThrow().totals()).isEqualTo(TOTALS);
    assertThat(board().find(failed.id()).orElseThrow().reason()).isEqualTo("Too much.");
  }

  @Test
  void payees_are_read_from_the_greatest_loss_to_the_greatest_gain_page_by_page() {
    Asked asked = asked();
    List<Payee> payees =
        List.of(payee(change(5, 9)), payee(change(9, 5)), payee(change(7, 7)), payee(change(9, 5)));
    transactions().run(() -> backtests().addPayees(asked.id(), payees));

    Page<PayeeView> first = board().payees(asked.id(), null, 3);
    Page<PayeeView> second = board().payees(asked.id(), first.next(), 3);

    assertThat(first.items())
        .extracting(each -> each.earned().difference().minor())
        .containsExactly(-4L, -4L, 0L);
    assertThat(second.items())
        .containsExactly(new PayeeView(payees.get(0).payee(), 2, payees.get(0).earned()));
    assertThat(second.next()).isNull();
  }

  @Test
  void one_that_begins_again_has_found_nothing() {
    Asked asked = asked();
    PartyId payee = Examples.party();
    for (int time = 0; time < 2; time++) {
      transactions()
          .run(
              () -> {
                backtests().clear(asked.id());
                backtests().addPayees(asked.id(), List.of(new Payee(payee, 1, CHANGE)));
              });
    }
    assertThat(board().payees(asked.id(), null, 10).items()).hasSize(1);
  }

  @Test
  void a_campaign_that_would_not_have_been_covered_is_named() {
    Asked asked = asked();
    Campaign covered = campaign(100_00);
    Campaign uncovered = campaign(100_00);
    Change paid = change(1, 2);
    transactions()
        .run(
            () -> {
              backtests()
                  .addCampaigns(
                      asked.id(),
                      List.of(
                          new CampaignPart(covered.id(), paid, change(90_00, 100_00), paid),
                          new CampaignPart(uncovered.id(), paid, change(50_00, 60_00), paid)));
              backtests()
                  .addCampaigns(
                      asked.id(),
                      List.of(new CampaignPart(uncovered.id(), paid, change(40_00, 40_01), paid)));
              backtests().finish(asked.id(), TOTALS, NOW);
            });

    assertThat(board().uncovered(asked.id(), null, 10).items())
        .containsExactly(
            new BacktestView.UncoveredView(
                uncovered.id(), uncovered.brand(), Money.usd(100_00), Money.usd(100_01)));
  }

  private Campaign campaign(long deposited) {
    Campaign campaign =
        Examples.draft(Examples.party(), offer(50_00, 1, 0)).funded(Money.usd(deposited), NOW);
    transactions().run(() -> campaigns().add(campaign));
    return campaign;
  }

  private static Payee payee(Change earned) {
    return new Payee(Examples.party(), 2, earned);
  }
}
