package io.clipgen.persistence.earnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clipgen.application.earnings.Books;
import io.clipgen.application.earnings.usecase.SealEntries;
import io.clipgen.domain.earnings.Statement;
import io.clipgen.domain.earnings.Statement.Item;
import io.clipgen.domain.earnings.Statement.Section;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.Period;
import io.clipgen.domain.shared.Share;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Statements from the journal: the worked figures of one price of 100.01.
class JdbcStatementTest {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  private static final String CHARGE = "SELECT receipt FROM earnings.funding";

  private final RealBooks books = new RealBooks(DB.database());
  private final PartyId brand = new PartyId(UUID.randomUUID());
  private final PartyId clipper = new PartyId(UUID.randomUUID());
  private final CampaignId campaign = new CampaignId(UUID.randomUUID());
  private final ClaimId claim = new ClaimId(UUID.randomUUID());
  private final PayoutId payout = new PayoutId(UUID.randomUUID());
  private final Period now =
      new Period(books.now().minus(Duration.ofDays(1)), books.now().plus(Duration.ofDays(30)));
  private final Period later = new Period(now.to(), now.to().plus(Duration.ofDays(30)));

  @BeforeEach
  void a_clip_that_was_paid_in_part() {
    RealBooks.empty(DB);
    books.fund(brand, campaign, Money.usd(240000));
    DB.database()
        .run(
            () -> {
              books.books().reserve(campaign, claim, Money.usd(10001), Money.usd(5000));
              books
                  .books()
                  .accept(
                      campaign,
                      claim,
                      new LineId(UUID.randomUUID()),
                      clipper,
                      new Books.Terms(
                          Money.usd(10001), Share.ofPercent(75), "tier-split v1: Silver 75 %"),
                      books.now());
              books
                  .books()
                  .bonus(
                      campaign,
                      claim,
                      clipper,
                      Money.usd(1500),
                      "bonus v1",
                      books.now().plus(Duration.ofDays(3)));
            });
    books.release();
    DB.database()
        .run(
            () -> {
              books.withdrawals().reserve(payout, clipper, Money.usd(5000));
              books.withdrawals().transferred(payout, clipper, Money.usd(5000), "tr_1");
            });
  }

  @Test
  void a_payee_sees_every_balance_with_each_movement() {
    Statement statement = books.board().statement(clipper, now);

    assertThat(statement.sections())
        .extracting(Section::name, s -> s.opening().minor(), s -> s.closing().minor())
        .containsExactly(
            tuple("available", 0L, 2501L), tuple("held", 0L, 1500L), tuple("in payout", 0L, 5000L));
    assertThat(statement.available().items())
        .extracting(Item::kind, Item::event, i -> i.amount().minor())
        .containsExactly(
            tuple("earnings", "released", 7501L), tuple("payout", "requested", -5000L));
    assertThat(statement.sections().get(1).items())
        .extracting(Item::kind, i -> i.amount().minor(), Item::rule)
        .containsExactly(
            tuple("price", 7501L, "tier-split v1: Silver 75 %"),
            tuple("bonus", 1500L, "bonus v1"),
            tuple("available", -7501L, "tier-split v1: Silver 75 %"));
    assertThat(statement.sections().get(1).items().get(1).hold()).startsWith("held until ");
    assertThat(statement.summary()).contains("available 0.00 USD + 25.01 USD = 25.01 USD");
  }

  @Test
  void what_one_period_closes_with_the_next_one_opens_with() {
    Statement next = books.board().statement(clipper, later);

    assertThat(next.sections())
        .extracting(Section::name, s -> s.opening().minor(), s -> s.items().size())
        .containsExactlyInAnyOrder(
            tuple("available", 2501L, 0), tuple("held", 1500L, 0), tuple("in payout", 5000L, 0));
  }

  @Test
  void a_brand_sees_of_each_campaign_what_came_in_and_went_out_and_where_the_rest_is() {
    Statement statement = books.board().statement(brand, now);

    assertThat(statement.available().isEmpty()).isTrue();
    Section pot = statement.sections().get(1);
    assertThat(pot.name()).isEqualTo(campaign.text());
    assertThat(pot.totals())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "deposited",
                Money.usd(240000),
                "paid",
                Money.usd(-7501),
                "fees",
                Money.usd(-2500)));
    assertThat(pot.closing()).isEqualTo(Money.usd(229999));
    assertThat(pot.parts())
        .containsEntry("free", Money.usd(240000 - 15001))
        .containsEntry("reserved", Money.usd(3500))
        .containsEntry("held", Money.usd(1500));
  }

  @Test
  void money_that_goes_back_is_a_refund_once_it_has_gone() {
    DB.database().run(() -> books.books().refundFree(campaign, "closed"));
    Section asked = books.board().statement(brand, now).sections().get(1);
    assertThat(asked.parts()).containsEntry("refund under way", Money.usd(224999));
    assertThat(asked.totals()).doesNotContainKey("refunded");
  }

  @Test
  void what_a_bank_took_back_is_named_for_what_it_is() {
    // All of the charge and 2.50 more; of the deposit 150.01 are reserved or spent.
    String charge = DB.database().with(h -> h.createQuery(CHARGE).mapTo(String.class).one());
    String dispute = books.chargeBack(charge, Money.usd(247199 + 250));
    books.followChargebacks();
    books.rule(dispute, false);

    assertThat(pot().totals())
        .containsEntry("deposited", Money.usd(240000))
        .containsEntry("paid", Money.usd(-7501))
        .containsEntry("refunded", Money.usd(-247199 - 250))
        .containsEntry("owed", Money.usd(15001 + 7199))
        .containsEntry("not explained yet", Money.usd(250));

    DB.database()
        .run(
            () ->
                books.writeOff(
                    DB.database()
                        .inTransaction()
                        .createQuery("SELECT id FROM earnings.debt")
                        .mapTo(UUID.class)
                        .one()));
    books.rule(dispute, true);

    assertThat(pot().totals())
        .containsEntry("deposited", Money.usd(240000))
        .containsEntry("refunded", Money.usd(0))
        .containsEntry("owed", Money.usd(15001 + 7199))
        .containsEntry("given up", Money.usd(-15001 - 7199))
        .containsEntry("not explained yet", Money.usd(0));
  }

  private Section pot() {
    return books.board().statement(brand, now).sections().stream()
        .filter(section -> section.name().equals(campaign.text()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_statement_names_the_seal_over_its_newest_entry() {
    assertThat(books.board().statement(clipper, now).anchor()).isEmpty();
    new SealEntries(books.journal(), DB.database()).run(Instant.EPOCH);

    Statement statement = books.board().statement(clipper, now);

    var seal = books.journal().lastSeal().orElseThrow();
    assertThat(statement.anchor()).contains(new Statement.Anchor(seal.number(), seal.hash()));
    assertThat(books.board().statement(brand, now).anchor()).isPresent();
  }

  @Test
  void at_any_time_what_was_there_is_what_had_been_posted_until_then() {
    Instant at = books.now().minus(Duration.ofHours(12));
    books.pass(Duration.ofDays(4));
    books.release();
    DB.database()
        .run(() -> books.books().takeBack(campaign, claim, Money.usd(900), "views struck"));
    for (Ending ending : Ending.values()) {
      paidOut(ending);
    }

    for (; at.isBefore(books.now().plus(Duration.ofDays(2))); at = at.plus(Duration.ofHours(9))) {
      Statement statement =
          books.board().statement(clipper, new Period(at, at.plus(Duration.ofHours(30))));
      assertThat(openings(statement)).as("at %s", at).isEqualTo(posted(at));
    }
  }

  @Test
  void a_long_history_is_not_read_again() {
    books.pass(Duration.ofDays(4));
    books.release();
    long young = pages(clipper);
    for (int i = 0; i < 30; i++) {
      paidOut(Ending.ARRIVED);
    }

    assertThat(pages(clipper)).isLessThan(young + 30);
  }

  @Test
  void at_any_time_a_campaign_has_what_had_been_posted_in_it_until_then() {
    // So that a period begins between a claim's place and its price.
    Instant at = books.now().minus(Duration.ofHours(5));
    for (ClaimEnding ending : ClaimEnding.values()) {
      claimed(ending);
    }
    books.pass(Duration.ofDays(4));
    books.release();
    in(() -> books.books().takeBack(campaign, claim, Money.usd(900), "views struck"));
    in(() -> books.books().refundFree(campaign, "closed"));

    for (; at.isBefore(books.now().plus(Duration.ofDays(2))); at = at.plus(Duration.ofHours(9))) {
      Instant to = at.plus(Duration.ofHours(30));
      Statement statement = books.board().statement(brand, new Period(at, to));
      Map<String, Long> before = inside(at);
      Map<String, Long> after = inside(to);
      if (statement.sections().size() == 1) {
        assertThat(before).as("at %s", at).isEmpty();
        assertThat(after).as("at %s", to).isEmpty();
        continue;
      }
      Section pot = statement.sections().get(1);
      assertThat(pot.opening().minor()).as("at %s", at).isEqualTo(sum(before));
      assertThat(
              pot.parts().entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, part -> part.getValue().minor())))
          .as("at %s", to)
          .isEqualTo(after);
    }
  }

  @Test
  void a_long_history_of_a_campaign_is_not_read_again() {
    books.pass(Duration.ofDays(4));
    books.release();
    long young = pages(brand);
    for (int i = 0; i < 10; i++) {
      claimed(ClaimEnding.COUNTED);
      claimed(ClaimEnding.PAID);
      claimed(ClaimEnding.WITHDRAWN);
    }
    books.pass(Duration.ofDays(4));

    assertThat(pages(brand)).isLessThan(young + 30);
  }

  @Test
  void what_others_claim_and_are_paid_is_not_read() {
    accounts("user:", 5000);
    DB.asOwner("ANALYZE");
    long clippers = pages(clipper, now);
    long brands = pages(brand, now);
    // Since the tables were last looked through, as on any day.
    accounts("payout:", 5000);
    accounts("claim:", 5000);

    assertThat(pages(clipper, now)).isLessThan(clippers + 30);
    assertThat(pages(brand, now)).isLessThan(brands + 30);
  }

  private static void accounts(String begin, int many) {
    DB.asOwner(
        """
        INSERT INTO earnings.account (code, commodity, kind)
        SELECT '%s' || i, 'USD', 'LIABILITY' FROM generate_series(1, %d) i
        """
            .formatted(begin, many));
  }

  @Test
  void a_campaign_that_was_over_before_is_left_out() {
    in(() -> books.books().endCounting(campaign, claim));
    in(() -> books.books().refundFree(campaign, "closed"));
    books.refund();
    books.pass(Duration.ofDays(4));
    books.release();

    assertThat(books.board().statement(brand, now).sections()).hasSize(2);
    assertThat(books.board().statement(brand, later).sections()).hasSize(1);
  }

  private enum ClaimEnding {
    PAID,
    COUNTED,
    METERED,
    WITHDRAWN,
    STRUCK,
    OPEN
  }

  /// A claim on the campaign, and what becomes of it, a day later and another one.
  private void claimed(ClaimEnding ending) {
    var taken = new ClaimId(UUID.randomUUID());
    Books ledger = books.books();
    boolean metered = ending == ClaimEnding.METERED;
    Money bonus = Money.usd(ending == ClaimEnding.PAID ? 0 : 300);
    in(
        () -> {
          if (metered) {
            ledger.reserveMetered(campaign, taken, Money.usd(1001));
          } else {
            ledger.reserve(campaign, taken, Money.usd(1001), bonus);
          }
        });
    books.pass(Duration.ofHours(5));
    if (ending == ClaimEnding.WITHDRAWN) {
      in(() -> ledger.giveBack(campaign, taken, "withdrawn"));
    }
    if (ending == ClaimEnding.WITHDRAWN || ending == ClaimEnding.OPEN) {
      return;
    }
    var terms = new Books.Terms(Money.usd(1001), Share.ofPercent(75), "tier-split v1");
    Instant due = books.now().plus(Duration.ofDays(1));
    if (metered) {
      for (long cents : new long[] {300, 700, 600}) {
        in(
            () ->
                ledger.meter(
                    campaign,
                    taken,
                    clipper,
                    Micros.of(Money.usd(cents)),
                    Share.ofPercent(75),
                    "cpm v1",
                    due));
      }
    } else {
      in(() -> ledger.accept(campaign, taken, new LineId(UUID.randomUUID()), clipper, terms, due));
    }
    if (ending == ClaimEnding.COUNTED || ending == ClaimEnding.STRUCK) {
      in(() -> ledger.bonus(campaign, taken, clipper, Money.usd(200), "bonus v1", due));
    }
    books.pass(Duration.ofDays(1));
    books.release();
    if (ending != ClaimEnding.PAID) {
      in(() -> ledger.endCounting(campaign, taken));
    }
    books.pass(Duration.ofDays(1));
    if (ending == ClaimEnding.STRUCK) {
      in(() -> ledger.takeBack(campaign, taken, Money.usd(150), "views struck"));
    }
  }

  private static long sum(Map<String, Long> parts) {
    return parts.values().stream().mapToLong(Long::longValue).sum();
  }

  private enum Ending {
    ARRIVED,
    CANCELLED,
    BOUNCED,
    RETURNED,
    UNDER_WAY
  }

  /// Something is earned, and asked for; a day later, and another one, what happens to that.
  private void paidOut(Ending ending) {
    var paid = new PayoutId(UUID.randomUUID());
    Money amount = Money.usd(1001);
    books.earn(clipper, amount);
    books.pass(Duration.ofHours(5));
    in(() -> books.withdrawals().reserve(paid, clipper, Money.usd(700)));
    books.pass(Duration.ofDays(1));
    if (ending == Ending.CANCELLED) {
      in(() -> books.withdrawals().release(paid, clipper, Money.usd(700)));
      return;
    }
    in(() -> books.withdrawals().transferred(paid, clipper, Money.usd(700), "tr " + paid));
    books.pass(Duration.ofDays(1));
    if (ending == Ending.UNDER_WAY) {
      return;
    }
    in(() -> books.withdrawals().arrived(paid, clipper, Money.usd(700), 1, "po " + paid));
    books.pass(Duration.ofDays(1));
    if (ending != Ending.ARRIVED) {
      in(() -> books.withdrawals().bounced(paid, clipper, Money.usd(700), 1, "po " + paid));
    }
    books.pass(Duration.ofDays(1));
    if (ending == Ending.RETURNED) {
      in(() -> books.withdrawals().transferReturned(paid, clipper, Money.usd(700), "trr " + paid));
    }
  }

  private static void in(Runnable work) {
    DB.database().run(work::run);
  }

  private static Map<String, Long> openings(Statement statement) {
    return statement.sections().stream()
        .filter(section -> !section.opening().isZero())
        .collect(Collectors.toMap(Section::name, section -> section.opening().minor()));
  }

  /// The sums over the whole history of the only one who earns here.
  private static Map<String, Long> posted(Instant at) {
    return posted(
        """
        WHEN a.code LIKE 'user:%.available' THEN 'available'
        WHEN a.code LIKE 'line:%.held' THEN 'held'
        WHEN a.code LIKE 'payout:%' THEN 'in payout'
        WHEN a.code LIKE 'receivable:%' THEN 'owed'
        """,
        at);
  }

  /// The sums over the whole history of the only campaign here.
  private static Map<String, Long> inside(Instant at) {
    return posted(
        """
        WHEN a.code LIKE 'campaign:%.free' THEN 'free'
        WHEN a.code LIKE 'claim:%' THEN 'reserved'
        WHEN a.code LIKE 'line:%.held' THEN 'held'
        WHEN a.code LIKE 'fee:lin%' THEN 'fees held'
        WHEN a.code LIKE 'refund:%' THEN 'refund under way'
        """,
        at);
  }

  private static Map<String, Long> posted(String sections, Instant at) {
    return DB.database()
        .with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT section, sum(amount) AS amount FROM (
                          SELECT CASE %s END AS section,
                            CASE WHEN a.kind = 'ASSET' THEN p.amount ELSE -p.amount END AS amount
                          FROM earnings.posting p JOIN earnings.account a ON a.id = p.account_id
                          JOIN earnings.entry e ON e.id = p.entry_id
                          WHERE e.effective_at < :at
                        ) moved
                        WHERE section IS NOT NULL GROUP BY section HAVING sum(amount) <> 0
                        """
                            .formatted(sections))
                    .bind("at", at)
                    .reduceRows(
                        new HashMap<String, Long>(),
                        (sums, row) -> {
                          sums.put(
                              row.getColumn("section", String.class),
                              row.getColumn("amount", Long.class));
                          return sums;
                        }));
  }

  /// How many pages a statement from now on touches, as PostgreSQL counts them: the least of a few.
  private long pages(PartyId whose) {
    DB.asOwner("ANALYZE");
    return pages(whose, new Period(books.now(), books.now().plus(Duration.ofDays(30))));
  }

  private long pages(PartyId whose, Period period) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 12; i++) {
      long before = touched();
      DB.database()
          .run(
              () -> {
                // As where there is more than fits into a page.
                DB.database().inTransaction().execute("SET LOCAL enable_seqscan = off");
                // Planning looks at pages, too: only what is read is to be counted.
                DB.database()
                    .inTransaction()
                    .execute("SET LOCAL plan_cache_mode = force_generic_plan");
                books.board().statement(whose, period);
                DB.database().inTransaction().execute("SELECT pg_stat_force_next_flush()");
              });
      least = Math.min(least, touched() - before);
    }
    return least;
  }

  private static long touched() {
    return DB.database()
        .with(
            handle ->
                handle
                    .createQuery(
                        "SELECT blks_hit + blks_read FROM pg_stat_database"
                            + " WHERE datname = current_database()")
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void who_has_nothing_has_an_empty_statement() {
    Statement statement = books.board().statement(new PartyId(UUID.randomUUID()), now);

    assertThat(statement.sections()).hasSize(1);
    assertThat(statement.available().isEmpty()).isTrue();
    assertThat(statement.anchor()).isEmpty();
  }
}
