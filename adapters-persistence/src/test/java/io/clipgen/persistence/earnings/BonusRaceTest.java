package io.clipgen.persistence.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.earnings.Books;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Share;
import io.clipgen.persistence.testing.Race;
import io.clipgen.persistence.testing.TestDatabase;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The books keep a claim's money right by themselves, whatever their callers lock.
final class BonusRaceTest {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  private static final RealBooks MONEY = new RealBooks(DB.database());

  private final CampaignId campaign = new CampaignId(UUID.randomUUID());
  private final ClaimId claim = new ClaimId(UUID.randomUUID());
  private final PartyId payee = new PartyId(UUID.randomUUID());

  @RepeatedTest(5)
  void rises_that_are_told_at_once_come_to_what_one_after_the_other_would() throws Exception {
    approved(Money.usd(100_00), Money.usd(140_00));

    Race.between(
        List.<Callable<Money>>of(
            () -> bonus(14_00), () -> bonus(35_00), () -> bonus(70_00), () -> bonus(35_00)));
    bonus(140_00);

    assertThat(held()).isEqualTo(70_00L + 140_00L);
    assertThat(MONEY.audit().audit().checks()).filteredOn(check -> !check.holds()).isEmpty();
  }

  private void approved(Money price, Money bonus) {
    MONEY.fund(campaign, price.plus(bonus));
    DB.database()
        .run(
            () -> {
              MONEY.books().reserve(campaign, claim, price, bonus);
              MONEY
                  .books()
                  .accept(
                      campaign,
                      claim,
                      new LineId(UUID.randomUUID()),
                      payee,
                      new Books.Terms(price, Share.ofPercent(70), "split v1"),
                      MONEY.now());
            });
  }

  private Money bonus(long cents) {
    return DB.database()
        .call(
            () ->
                MONEY
                    .books()
                    .bonus(campaign, claim, payee, Money.usd(cents), "bonus v1", MONEY.now()));
  }

  private long held() {
    return DB.database()
        .with(
            handle ->
                handle
                    .createQuery(
                        "SELECT sum(amount) FROM earnings.line WHERE payee = ? AND state = 'HELD'")
                    .bind(0, payee.value())
                    .mapTo(Long.class)
                    .one());
  }
}
