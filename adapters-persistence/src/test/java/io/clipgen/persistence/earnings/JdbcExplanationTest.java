package io.clipgen.persistence.earnings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clipgen.application.earnings.Books;
import io.clipgen.application.earnings.query.Explanation;
import io.clipgen.application.earnings.query.Explanation.Link;
import io.clipgen.application.earnings.query.Explanation.Part;
import io.clipgen.application.earnings.query.Explanation.Payment;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.Share;
import io.clipgen.persistence.testing.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Every cent can be followed, in both directions, by those it concerns. Two payments of 60.00 and
/// 100.00 behind a price of 100.01 and a bonus of 15.00; 50.00 of it are on their way out.
class JdbcExplanationTest {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  private static final int LIMIT = 100;
  private static final String MADE = "debts v1: what was released and is taken back is owed";

  private final RealBooks books = new RealBooks(DB.database());
  private final PartyId brand = new PartyId(UUID.randomUUID());
  private final PartyId clipper = new PartyId(UUID.randomUUID());
  private final PartyId stranger = new PartyId(UUID.randomUUID());
  private final CampaignId campaign = new CampaignId(UUID.randomUUID());
  private final ClaimId claim = new ClaimId(UUID.randomUUID());
  private final LineId line = new LineId(UUID.randomUUID());
  private final CampaignId other = new CampaignId(UUID.randomUUID());
  private final ClaimId later = new ClaimId(UUID.randomUUID());
  private final PayoutId payout = new PayoutId(UUID.randomUUID());

  @BeforeEach
  void a_clip_that_was_paid_in_part() {
    RealBooks.empty(DB);
    books.fund(brand, campaign, Money.usd(6000));
    books.pass(Duration.ofDays(1));
    books.fund(brand, campaign, Money.usd(10000));
    DB.database()
        .run(
            () -> {
              books.books().reserve(campaign, claim, Money.usd(10001), Money.usd(5000));
              books
                  .books()
                  .accept(
                      campaign,
                      claim,
                      line,
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
  void a_payout_is_followed_to_the_charges() {
    Explanation found = explain(payout.text(), clipper);

    assertThat(found.amount()).isEqualTo(Money.usd(5000));
    assertThat(found.to()).extracting(Link::id).containsExactly("tr_1");
    Part part = found.parts().getFirst();
    assertThat(part.amount()).isEqualTo(Money.usd(5000));
    assertThat(part.line().id()).isEqualTo(line);
    assertThat(part.pot()).isEqualTo(campaign.text());
    assertThat(sum(part.payments().stream().map(Payment::drawn).toList()))
        .isEqualTo(Money.usd(5000));
    assertThat(part.payments()).extracting(Payment::receipt).doesNotContainNull();
    assertThat(part.payments())
        .allSatisfy(payment -> assertThat(payment.balanceLine()).startsWith("txn_"));
    assertThat(part.entries())
        .extracting(entry -> entry.event())
        .containsExactly("accepted", "released");
  }

  @Test
  void every_cent_of_a_line_has_one_payment_behind_it() {
    Part whole = explain(line.text(), clipper).parts().getFirst();

    // 60.00 of the older payment, and what is missing of the newer one.
    assertThat(whole.payments())
        .extracting(Payment::drawn)
        .containsExactly(Money.usd(6000), Money.usd(1501));
    var lots = new ArrayList<Money>();
    for (Link lot : explain(line.text(), clipper).to()) {
      Part part = explain(lot.id(), clipper).parts().getFirst();
      lots.addAll(part.payments().stream().map(Payment::drawn).toList());
    }
    assertThat(sum(lots)).isEqualTo(Money.usd(7501));
  }

  @Test
  void the_parts_of_a_claim_a_payment_and_a_campaign_sum_to_them() {
    assertThat(explain(claim.text(), brand).figures())
        .isEqualTo(figures(Map.of("paid", 7501L, "fees", 2500L, "held", 1500L, "reserved", 3500L)));
    List<Link> payments = explain(campaign.text(), brand).from();
    assertThat(payments)
        .extracting(Link::amount)
        .containsExactlyInAnyOrder(Money.usd(6000), Money.usd(10000));
    assertThat(explain(campaign.text(), brand).figures())
        .isEqualTo(
            figures(
                Map.of(
                    "paid",
                    7501L,
                    "fees",
                    2500L,
                    "held",
                    1500L,
                    "reserved",
                    3500L,
                    "free",
                    999L,
                    "refunded",
                    0L,
                    "frozen",
                    0L,
                    "charged back",
                    0L)));
    Explanation older = explain(of(payments, 6000), brand);
    Explanation newer = explain(of(payments, 10000), brand);
    assertThat(older.figures())
        .containsEntry("paid", Money.usd(6000))
        .containsEntry("free", Money.usd(0));
    assertThat(newer.figures())
        .isEqualTo(
            figures(
                Map.of(
                    "paid",
                    1501L,
                    "fees",
                    2500L,
                    "held",
                    1500L,
                    "reserved",
                    3500L,
                    "free",
                    999L,
                    "refunded",
                    0L,
                    "frozen",
                    0L,
                    "charged back",
                    0L)));
    assertThat(newer.to())
        .extracting(Link::id, Link::amount)
        .containsExactly(tuple(claim.text(), Money.usd(9001)));
    assertThat(newer.entries()).extracting(e -> e.event()).containsExactly("funded", "settled");
  }

  @Test
  void from_the_providers_charge_one_comes_to_the_bank_and_back_again() {
    Set<String> forward = reached(explain(campaign.text(), null).from().getFirst().id(), true);
    assertThat(forward).contains(claim.text(), line.text(), payout.text(), "tr_1");

    Set<String> back = reached(payout.text(), false);
    assertThat(back).contains(line.text(), claim.text());
    assertThat(back).anyMatch(id -> id.startsWith("fnd_"));
    assertThat(back).anyMatch(id -> id.startsWith("ch_") || id.contains("charge"));
  }

  @Test
  void what_the_provider_calls_it_leads_back_to_it() {
    Explanation transfer = explain("tr_1", clipper);
    assertThat(transfer.amount())
        .as("what lies elsewhere now counts once")
        .isEqualTo(Money.usd(5000));
    assertThat(transfer.to())
        .extracting(Link::id, Link::kind, Link::amount)
        .contains(tuple(payout.text(), "about", Money.usd(5000)));
    String charge =
        explain(explain(campaign.text(), brand).from().getFirst().id(), brand)
            .from()
            .getFirst()
            .id();
    assertThat(explain(charge, brand).to())
        .extracting(Link::id)
        .anyMatch(id -> id.startsWith("fnd_"));
    Explanation charged = explain(charge, brand);
    assertThat(charged.from())
        .as("the provider's fee is taken off the charge, not counted beside it")
        .extracting(Link::kind)
        .doesNotContainAnyElementsOf(charged.to().stream().map(Link::kind).toList());
    assertThat(charged.amount().minor())
        .isEqualTo(charged.from().stream().mapToLong(link -> link.amount().minor()).sum());
    Link booked =
        charged.to().stream()
            .filter(link -> link.kind().equals("balance line"))
            .findFirst()
            .orElseThrow();
    assertThat(booked.amount()).as("less the provider's fee").isLessThan(charged.amount());
    assertThat(explain(booked.id(), brand).to())
        .extracting(Link::kind, Link::id)
        .contains(tuple("about", charged.entries().getFirst().source()));
    assertThat(find(booked.id(), stranger)).isEmpty();
    String entry = explain(charge, brand).entries().getFirst().id().text();
    assertThat(explain(entry, brand).kind()).isEqualTo("entry");
    assertThat(find(entry, clipper)).isEmpty();
    assertThat(find(charge, stranger)).isEmpty();
  }

  @Test
  void a_campaign_leads_to_its_payments_and_its_claims_page_by_page() {
    Explanation whole = explain(campaign.text(), brand);
    assertThat(whole.to())
        .extracting(Link::kind, Link::id, Link::amount)
        .containsExactly(tuple("source", claim.text(), Money.usd(15001)));

    var links = new ArrayList<Link>();
    String after = null;
    do {
      Explanation page = books.board().explain(campaign.text(), brand, after, 1).orElseThrow();
      assertThat(page.amount()).isEqualTo(whole.amount());
      links.addAll(page.from());
      links.addAll(page.to());
      after = page.next();
    } while (after != null);

    assertThat(links).isEqualTo(Stream.concat(whole.from().stream(), whole.to().stream()).toList());
    assertThat(find(campaign.text(), clipper)).isEmpty();
    assertThat(books.board().explain(campaign.text(), clipper, claim.text(), 1)).isEmpty();
  }

  @Test
  void a_refund_leads_to_its_payment() {
    DB.database().run(() -> books.books().refundFree(campaign, "closed"));
    Explanation pot = explain(campaign.text(), brand);
    assertThat(pot.figures()).containsEntry("refunded", Money.usd(999));

    Explanation refund = explain(pot.to().getFirst().id(), brand);
    assertThat(refund.amount()).isEqualTo(Money.usd(999));
    assertThat(refund.from().getFirst().id()).startsWith("fnd_");
    assertThat(find(refund.of(), clipper)).isEmpty();
  }

  @Test
  void a_refund_that_was_refused_says_why_and_counts_nothing() {
    DB.database().run(() -> books.books().refundFree(campaign, "closed"));
    String id = explain(campaign.text(), brand).to().getFirst().id();
    books.refuseRefund();

    Explanation pot = explain(campaign.text(), brand);
    assertThat(pot.figures()).containsEntry("refunded", Money.usd(0));
    for (List<Link> to : List.of(pot.to(), explain(of(pot.from(), 10000), brand).to())) {
      List<Link> gone = to.stream().filter(link -> link.id().equals(id)).toList();
      assertThat(gone)
          .extracting(Link::kind, Link::amount)
          .containsExactly(
              tuple("refund", Money.usd(999)), tuple("refund refused", Money.usd(-999)));
      assertThat(gone.getLast().rule()).isEqualTo("The provider was told to refuse this.");
    }
    assertThat(explain(id, brand).entries().getLast().details())
        .containsEntry("reason", "The provider was told to refuse this.");
  }

  @Test
  void what_a_dispute_froze_is_a_part_of_the_payments_and_the_campaign_until_it_is_won() {
    List<Link> payments = explain(campaign.text(), brand).from();
    String older = of(payments, 6000);
    String newer = of(payments, 10000);

    // What the older payment has is spent: the newer one answers for it with all that is free.
    String dispute =
        books.chargeBack(explain(older, brand).from().getFirst().id(), Money.usd(6000));
    books.followChargebacks();

    assertThat(figure("frozen", older, newer, campaign.text())).containsExactly(0L, 999L, 999L);
    assertThat(figure("free", newer, campaign.text())).containsExactly(0L, 0L);
    for (String of : List.of(older, newer, campaign.text())) {
      assertThat(explain(of, brand).to()).as(of).extracting(Link::id).contains(dispute);
    }
    assertThat(linked(newer, dispute)).isEqualTo(Money.usd(999));
    Explanation open = explain(dispute, brand);
    assertThat(open.figures()).isEqualTo(figures(chargeback("frozen")));
    assertThat(open.from()).extracting(Link::id).contains(newer);
    assertThat(find(dispute, clipper)).isEmpty();

    books.rule(dispute, false);

    assertThat(figure("frozen", older, newer, campaign.text())).containsExactly(0L, 0L, 0L);
    assertThat(figure("charged back", older, newer, campaign.text()))
        .containsExactly(0L, 999L, 999L);
    assertThat(explain(campaign.text(), brand).amount()).isEqualTo(Money.usd(16000));
    assertThat(explain(dispute, brand).figures()).isEqualTo(figures(chargeback("charged back")));
    assertThat(explain(dispute, brand).entries())
        .extracting(entry -> entry.event())
        .containsExactly("opened", "frozen 1", "lost");

    books.rule(dispute, true);

    assertThat(figure("charged back", newer, campaign.text())).containsExactly(0L, 0L);
    assertThat(figure("free", newer, campaign.text())).containsExactly(999L, 999L);
    assertThat(explain(newer, brand).to()).extracting(Link::kind).doesNotContain("chargeback");
    assertThat(explain(dispute, brand).figures()).isEqualTo(figures(Map.of("won", 6000L)));
  }

  @Test
  void a_debt_is_followed_from_where_it_comes_from_to_what_it_was_recovered_of() {
    // All that the bonus line brings; 15.00 are recovered of 20.00, the rest is given up.
    var debt = new DebtId(UUID.randomUUID());
    DB.database().run(() -> books.owe(debt, clipper, line, Money.usd(2000)));
    books.pass(Duration.ofDays(4));
    books.release();
    String bonus =
        explain(claim.text(), brand).to().stream()
            .filter(link -> link.amount().equals(Money.usd(1500)))
            .findFirst()
            .orElseThrow()
            .id();

    assertThat(explain(bonus, clipper).to())
        .extracting(Link::id, Link::amount)
        .containsExactly(tuple(debt.text(), Money.usd(1500)));
    books.writeOff(debt.value());
    Explanation owed = explain(debt.text(), clipper);
    assertThat(owed.amount()).isEqualTo(Money.usd(2000));
    assertThat(owed.figures())
        .isEqualTo(
            figures(Map.of("open", 0L, "recovered", 1500L, "written off", 500L, "forgiven", 0L)));
    assertThat(owed.from()).extracting(Link::id).containsExactly(line.text());
    assertThat(owed.to())
        .extracting(Link::kind, Link::amount)
        .containsExactly(tuple("line", Money.usd(1500)), tuple("entry", Money.usd(500)));
    assertThat(owed.to().getFirst().id()).isEqualTo(bonus);
    assertThat(find(debt.text(), brand)).isEmpty();
    assertThat(find(debt.text(), null)).isPresent();
    // What a line left and what of it is owed back are what it is worth now.
    assertThat(sum(explain(line.text(), clipper).to().stream().map(Link::amount).toList()))
        .isEqualTo(Money.usd(7501 - 2000));
  }

  @Test
  void a_receipt_of_the_bank_and_of_a_transfer_that_came_back_counts_its_money_once() {
    DB.database()
        .run(
            () -> {
              books.withdrawals().arrived(payout, clipper, Money.usd(5000), 1, "po_1");
              books.withdrawals().bounced(payout, clipper, Money.usd(5000), 1, "po_2");
              books.withdrawals().transferReturned(payout, clipper, Money.usd(5000), "trr_1");
            });

    assertThat(explain(payout.text(), clipper).entries())
        .extracting(entry -> explain(entry.id().text(), null).amount())
        .hasSizeGreaterThan(4)
        .containsOnly(Money.usd(5000));
  }

  @Test
  void what_was_struck_after_its_payout_names_the_payments_it_was_drawn_from() {
    Struck paid = paidOut();
    strike(120);
    // What it was drawn from has gone back by now, newest first.
    strike(180);
    DB.database().run(() -> books.books().endCounting(other, later));

    assertThat(paid(paid.payout(), paid.bonus())).containsExactly(100L, 200L);
    assertThat(paid(paid.payout(), paid.base())).containsExactly(500L);
    assertThat(paid(paid.bonus(), paid.bonus())).isNotEmpty();
    for (Link lot : explain(paid.payout(), clipper).from()) {
      Part part = explain(lot.id(), clipper).parts().getFirst();
      assertThat(sum(part.payments().stream().map(Payment::drawn).toList()))
          .isEqualTo(part.amount());
    }
  }

  @Test
  void what_was_drawn_before_that_was_kept_is_told_from_what_went_back() throws IOException {
    Struck paid = paidOut();
    strike(300);
    DB.database().run(() -> books.books().endCounting(other, later));
    DB.asOwner("UPDATE earnings.draw SET drawn = 0");
    try (var file =
        JdbcExplanationTest.class.getResourceAsStream(
            "/db/migration/earnings/V20261122038000__earnings_first_draws.sql")) {
      String sql = new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
      DB.asOwner(sql.substring(sql.indexOf("WITH tranche")));
    }

    assertThat(paid(paid.payout(), paid.bonus())).containsExactly(100L, 200L);
    assertThat(paid(paid.payout(), paid.base())).containsExactly(500L);
  }

  @Test
  void what_was_struck_in_part_names_the_payments_of_both_parts() {
    Struck paid = paidOut();
    strike(250);

    assertThat(paid(paid.payout(), paid.bonus())).containsExactly(100L, 200L);
    assertThat(paid(paid.bonus(), paid.bonus())).containsExactly(50L);
  }

  @Test
  void what_was_struck_and_earned_again_has_payments_behind_both() {
    Struck paid = paidOut();
    strike(300);
    bonus(1000);
    books.pass(Duration.ofDays(4));
    books.release();
    // The rest of it went to the debt.
    String again = withdraw(700);
    strike(1000);

    assertThat(paid(paid.payout(), paid.bonus())).containsExactly(100L, 200L);
    assertThat(explain(again, clipper).parts())
        .extracting(part -> part.payments().stream().mapToLong(p -> p.drawn().minor()).sum())
        .containsExactly(700L);
    assertThat(paid(explain(again, clipper).from().getFirst().id(), to(later, 1000).id()))
        .containsExactly(100L, 600L);
  }

  @Test
  void what_a_hold_took_back_after_its_payout_names_its_payments_and_its_debt() {
    Struck paid = paidOut();
    // 60.00 were left, of which the hold takes all there is.
    books.earn(clipper, Money.usd(60));
    String hold =
        DB.database()
            .call(
                () -> {
                  var placed =
                      books.holds().place(later.text(), null, "Bought views.", "seen", stranger);
                  books.holds().uphold(placed.hold(), "Bought indeed.", stranger);
                  return placed.hold().text();
                });

    assertThat(paid(paid.payout(), paid.base())).containsExactly(500L);
    assertThat(paid(paid.payout(), paid.bonus())).containsExactly(100L, 200L);
    List<Link> base = explain(paid.base(), clipper).to();
    assertThat(base)
        .extracting(Link::kind, Link::amount)
        .containsExactlyInAnyOrder(
            tuple("lot", Money.usd(500)),
            tuple("taken back", Money.usd(-60)),
            tuple("owed back", Money.usd(-440)));
    Link owed = of(base, "owed back");
    assertThat(owed.rule()).isEqualTo(MADE);
    assertThat(explain(owed.id(), clipper).from()).extracting(Link::id).contains(paid.base());
    assertThat(explain(of(base, "taken back").id(), clipper).entries())
        .singleElement()
        .satisfies(entry -> assertThat(entry.details()).containsEntry("hold", hold));
    assertThat(sum(explain(paid.bonus(), clipper).to().stream().map(Link::amount).toList()))
        .isEqualTo(Money.usd(0));
  }

  @Test
  void a_struck_line_made_its_debt_and_was_not_taken_by_one() {
    Struck paid = paidOut();
    strike(300);

    List<Link> to = explain(paid.bonus(), clipper).to();
    assertThat(to)
        .extracting(Link::kind, Link::amount)
        .containsExactly(tuple("lot", Money.usd(300)), tuple("owed back", Money.usd(-300)));
    assertThat(of(to, "owed back").rule()).isEqualTo(MADE);
    assertThat(of(to, "owed back").id()).startsWith(DebtId.PREFIX);

    bonus(500);
    books.pass(Duration.ofDays(4));
    books.release();
    String recovering = to(later, 500).id();
    assertThat(explain(recovering, clipper).to())
        .extracting(Link::kind, Link::amount, Link::rule)
        .contains(tuple("debt", Money.usd(300), "recoveries v1: at a release, oldest debt first"));
  }

  @Test
  void a_claim_lists_what_was_taken_back_of_it_and_says_so() {
    Struck paid = paidOut();
    strike(300);

    assertThat(explain(later.text(), brand).to())
        .extracting(Link::id, Link::kind, Link::amount)
        .containsExactly(
            tuple(paid.base(), "line", Money.usd(500)),
            tuple(paid.bonus(), "line", Money.usd(300)),
            tuple(paid.bonus(), "taken back", Money.usd(-300)));
    assertThat(of(explain(later.text(), brand).to(), "taken back").rule()).startsWith("returns v1");
  }

  @Test
  void everybody_sees_what_is_theirs_and_nothing_else() {
    String lot = explain(payout.text(), clipper).from().getFirst().id();
    String payment = explain(campaign.text(), brand).from().getFirst().id();

    for (String payees : List.of(payout.text(), lot)) {
      assertThat(find(payees, brand)).as(payees).isEmpty();
    }
    for (String brands : List.of(campaign.text(), payment)) {
      assertThat(find(brands, clipper)).as(brands).isEmpty();
    }
    for (String any :
        List.of(payout.text(), lot, line.text(), claim.text(), campaign.text(), payment, "tr_1")) {
      assertThat(find(any, stranger)).as(any).isEmpty();
      assertThat(find(any, null)).as(any).isPresent();
    }
    assertThat(explain(line.text(), brand).to()).isEmpty();
    assertThat(explain(line.text(), clipper).to()).isNotEmpty();
  }

  @Test
  void long_explanations_come_page_by_page() {
    books.earn(clipper, Money.usd(300));
    books.earn(clipper, Money.usd(400));
    var second = new PayoutId(UUID.randomUUID());
    DB.database().run(() -> books.withdrawals().reserve(second, clipper, Money.usd(3000)));

    var amounts = new ArrayList<Money>();
    String after = null;
    do {
      Explanation page = books.board().explain(second.text(), clipper, after, 1).orElseThrow();
      assertThat(page.amount()).isEqualTo(Money.usd(3000));
      page.parts().forEach(part -> amounts.add(part.amount()));
      after = page.next();
    } while (after != null);

    assertThat(amounts).hasSizeGreaterThan(1);
    assertThat(sum(amounts)).isEqualTo(Money.usd(3000));
    assertThat(find("clm_00000000000000000000000000", null)).isEmpty();
  }

  /// Another claim, on payments of 6.00 and 10.00: a price of 5.00 and a bonus of 3.00 are paid
  /// out.
  private Struck paidOut() {
    withdraw(2501);
    books.fund(brand, other, Money.usd(600));
    books.pass(Duration.ofDays(1));
    books.fund(brand, other, Money.usd(1000));
    var base = new LineId(UUID.randomUUID());
    DB.database()
        .run(
            () -> {
              books.books().reserve(other, later, Money.usd(500), Money.usd(1000));
              var all = new Books.Terms(Money.usd(500), Share.ofPercent(100), "all v1");
              books.books().accept(other, later, base, clipper, all, books.now());
            });
    bonus(300);
    // The bonus of the clip that was paid in part is on its way out too.
    books.pass(Duration.ofDays(4));
    books.release();
    String payout = withdraw(2300);
    return new Struck(payout, base.text(), to(later, 300).id());
  }

  private void bonus(long entitlement) {
    DB.database()
        .run(
            () ->
                books
                    .books()
                    .bonus(
                        other,
                        later,
                        clipper,
                        Money.usd(entitlement),
                        "bonus v1",
                        books.now().plus(Duration.ofDays(3))));
  }

  private void strike(long cents) {
    DB.database()
        .run(() -> books.books().takeBack(other, later, Money.usd(cents), "Views struck."));
  }

  private String withdraw(long cents) {
    var id = new PayoutId(UUID.randomUUID());
    DB.database().run(() -> books.withdrawals().reserve(id, clipper, Money.usd(cents)));
    return id.text();
  }

  private Link to(ClaimId of, long cents) {
    return explain(of.text(), brand).to().stream()
        .filter(link -> link.amount().equals(Money.usd(cents)) && link.kind().equals("line"))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private static Link of(List<Link> links, String kind) {
    return links.stream().filter(link -> link.kind().equals(kind)).findFirst().orElseThrow();
  }

  /// What paid the part that is of a line.
  private List<Long> paid(String of, String line) {
    return explain(of, clipper).parts().stream()
        .filter(part -> part.line().id().text().equals(line))
        .flatMap(part -> part.payments().stream())
        .map(payment -> payment.drawn().minor())
        .toList();
  }

  private record Struck(String payout, String base, String bonus) {}

  private Set<String> reached(String from, boolean forward) {
    var seen = new HashSet<String>();
    var open = new ArrayList<>(List.of(from));
    while (!open.isEmpty()) {
      String id = open.removeLast();
      if (seen.add(id) && !id.startsWith("tr_")) {
        find(id, null)
            .filter(found -> !found.kind().equals("receipt") && !found.kind().equals("entry"))
            .ifPresent(
                found ->
                    (forward ? found.to() : found.from()).forEach(link -> open.add(link.id())));
      }
    }
    return seen;
  }

  private Explanation explain(String id, @Nullable PartyId seer) {
    return find(id, seer).orElseThrow(() -> new AssertionError(id + " is not explained"));
  }

  private Optional<Explanation> find(String id, @Nullable PartyId seer) {
    return books.board().explain(id, seer, null, LIMIT);
  }

  private static Map<String, Long> chargeback(String taken) {
    return Map.of(taken, 999L, "campaign fee", 0L, "owed", 5001L, "beyond the payment", 0L);
  }

  private List<Long> figure(String name, String... ids) {
    return Stream.of(ids)
        .map(id -> Objects.requireNonNull(explain(id, brand).figures().get(name)).minor())
        .toList();
  }

  private Money linked(String from, String to) {
    return explain(from, brand).to().stream()
        .filter(link -> link.id().equals(to))
        .findFirst()
        .orElseThrow()
        .amount();
  }

  private static String of(List<Link> links, long amount) {
    return links.stream()
        .filter(link -> link.amount().equals(Money.usd(amount)))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private static Map<String, Money> figures(Map<String, Long> cents) {
    var figures = new HashMap<String, Money>();
    cents.forEach((name, amount) -> figures.put(name, Money.usd(amount)));
    return figures;
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(Money.usd(0), Money::plus);
  }
}
