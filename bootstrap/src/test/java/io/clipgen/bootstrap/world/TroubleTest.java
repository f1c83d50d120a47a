package io.clipgen.bootstrap.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.campaigns.usecase.AppealRejection;
import io.clipgen.application.campaigns.usecase.DecideDispute;
import io.clipgen.application.campaigns.usecase.DisputeEvidence;
import io.clipgen.application.campaigns.usecase.OpenDispute;
import io.clipgen.application.campaigns.usecase.SeeFigures;
import io.clipgen.application.campaigns.usecase.StrikeViews;
import io.clipgen.application.earnings.Holds;
import io.clipgen.application.earnings.query.EarningsBoard;
import io.clipgen.application.earnings.query.HoldBoard;
import io.clipgen.application.earnings.usecase.DecideHolds;
import io.clipgen.application.earnings.usecase.VerifyLedger;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.campaigns.Dispute;
import io.clipgen.domain.campaigns.Evidence;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PayoutId;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes wrong after money was promised, in a whole installation; the books are verified after
/// each story.
class TroubleTest {

  private static final World WORLD = World.open();

  private Caller brand;
  private Caller clipper;
  private CampaignId campaign;

  @BeforeEach
  void anew() {
    WORLD.renew();
    brand = WORLD.brand();
    clipper = WORLD.clipper();
    campaign = WORLD.open(brand, Deal.of(100_00, 2));
  }

  @AfterAll
  static void end() {
    WORLD.close();
  }

  @Test
  void money_that_is_set_aside_for_a_claim_that_is_over_is_named() {
    ClaimId claim = WORLD.claim(clipper, campaign);

    plant(
        "UPDATE campaigns.claim SET state = 'WITHDRAWN', ended_at = now(), due_at = NULL WHERE id = '"
            + claim.value()
            + "'");

    assertThat(wrong())
        .anyMatch(
            example ->
                example.contains(claim.text() + ".base is 100.00 USD, and the claim is WITHDRAWN"));
  }

  @Test
  void money_on_its_way_back_in_a_refund_that_is_over_is_named() {
    WORLD.close(brand, campaign);

    plant("UPDATE earnings.refund SET state = 'DONE'");

    assertThat(wrong()).anyMatch(example -> example.matches("refund:rfd_.*, refund 0.00 USD"));
  }

  private static void plant(String sql) {
    WORLD.database().run(() -> WORLD.database().inTransaction().execute(sql));
  }

  private static List<String> wrong() {
    return WORLD.get(VerifyLedger.class).run().checks().stream()
        .flatMap(check -> check.examples().stream())
        .toList();
  }

  @Test
  void struck_views_are_owed_after_the_payout_and_recovered_from_the_next_clip() {
    ClaimId claim = approved();
    WORLD.views(claim, 120_000);
    WORLD.openPayoutAccount(clipper);
    WORLD.pass(Duration.ofDays(11));
    PayoutId payout = WORLD.payout(clipper);
    WORLD.approve(payout);
    WORLD.pass(Duration.ofDays(5));

    WORLD
        .get(StrikeViews.class)
        .strike(
            WORLD.admin(),
            new StrikeViews.Command(claim, 50_000, "Bots.", "They came within a minute."));

    assertThat(WORLD.earnings(clipper).owed()).isEqualTo(Money.usd(14_00));
    WORLD.verify();
    approved();
    WORLD.pass(Duration.ofDays(11));
    assertThat(WORLD.earnings(clipper).owed()).isEqualTo(Money.usd(0));
    assertThat(WORLD.earnings(clipper).available()).isEqualTo(Money.usd(75_00 - 14_00));
    WORLD.verify();
  }

  @Test
  void a_copied_clip_is_held_and_its_money_goes_back_to_the_campaign() {
    ClaimId claim = approved();
    Holds.Placed placed = hold(claim);
    WORLD.pass(Duration.ofDays(12));

    assertThat(WORLD.earnings(clipper).available()).isEqualTo(Money.usd(0));
    assertThat(WORLD.get(EarningsBoard.class).lines(clipper.party(), null, 10).items())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.state()).isEqualTo("on-hold");
              assertThat(line.why()).contains("A copy.").contains("since");
            });
    WORLD.verify();

    Holds.Decided decided = decide(placed, false);

    assertThat(decided.returned()).isEqualTo(Money.usd(100_00));
    assertThat(WORLD.find(claim).state()).isInstanceOf(ClaimState.Revoked.class);
    assertThat(WORLD.find(campaign).taken()).isZero();
    WORLD.verify();
  }

  @Test
  void what_was_paid_out_already_is_owed_while_it_is_disputed_and_forgiven_when_it_was_right() {
    ClaimId claim = approved();
    WORLD.openPayoutAccount(clipper);
    WORLD.pass(Duration.ofDays(11));
    WORLD.approve(WORLD.payout(clipper));
    WORLD.pass(Duration.ofDays(5));

    Holds.Placed placed = hold(claim);

    assertThat(placed.owed()).isEqualTo(Money.usd(70_00));
    assertThat(WORLD.earnings(clipper).disputed()).isEqualTo(Money.usd(70_00));
    WORLD.verify();
    approved();
    WORLD.pass(Duration.ofDays(11));
    assertThat(WORLD.earnings(clipper).available()).isEqualTo(Money.usd(0));
    assertThat(WORLD.get(HoldBoard.class).debts(clipper.party(), null, 10).items()).isEmpty();

    decide(placed, true);

    assertThat(WORLD.earnings(clipper).available()).isEqualTo(Money.usd(70_00));
    WORLD.verify();
    WORLD.approve(WORLD.payout(clipper));
    WORLD.pass(Duration.ofDays(5));
    WORLD.verify();
  }

  @Test
  void a_decision_after_the_close_sends_the_money_on_to_the_brand() {
    ClaimId claim = approved();
    WORLD.pass(Duration.ofDays(11));
    Holds.Placed placed = hold(claim);
    WORLD.close(brand, campaign);

    decide(placed, false);
    WORLD.pass(Duration.ofDays(100));

    WORLD.verify();
    assertThat(WORLD.get(EarningsBoard.class).solvency(campaign.text()).orElseThrow().refunded())
        .isEqualTo(WORLD.find(campaign).deposited());
  }

  @Test
  void what_is_never_recovered_is_given_up_in_the_end() {
    ClaimId claim = approved();
    WORLD.openPayoutAccount(clipper);
    WORLD.pass(Duration.ofDays(11));
    WORLD.approve(WORLD.payout(clipper));
    WORLD.pass(Duration.ofDays(5));
    decide(hold(claim), false);
    assertThat(WORLD.earnings(clipper).owed()).isEqualTo(Money.usd(70_00));
    WORLD.verify();

    WORLD.pass(Duration.ofDays(181));

    assertThat(WORLD.earnings(clipper).owed()).isEqualTo(Money.usd(0));
    assertThat(WORLD.books()).containsEntry("bad-debt", 70_00L);
  }

  @Test
  void a_brand_disputes_a_clip_both_sides_speak_and_the_decision_names_its_effect() {
    ClaimId claim = approved();
    Dispute dispute =
        WORLD
            .get(OpenDispute.class)
            .handle(
                brand,
                new OpenDispute.Command(
                    claim, "It is not our film.", List.of("https://example.com/film")));
    DisputeEvidence evidence = WORLD.get(DisputeEvidence.class);
    evidence.say(clipper, dispute.id(), "It is, at minute three.", List.of());
    evidence.file(clipper, dispute.id(), "proof.pdf", bytes("%PDF-1.7 minute three"));
    WORLD.pass(Duration.ofDays(12));
    assertThat(WORLD.earnings(clipper).available()).isEqualTo(Money.usd(0));

    assertThatThrownBy(() -> evidence.see(WORLD.clipper(), dispute.id()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () -> evidence.file(brand, dispute.id(), "x.exe", bytes("MZ\u0000\u0001\u0002")))
        .isInstanceOf(InvalidInput.class);
    assertThat(evidence.see(WORLD.admin(), dispute.id()).evidence())
        .extracting(Evidence::by)
        .containsExactly(brand.party(), clipper.party(), clipper.party());
    assertThat(evidence.all(WORLD.admin(), true, null, 10).items()).hasSize(1);

    DecideDispute.Outcome outcome =
        WORLD
            .get(DecideDispute.class)
            .handle(WORLD.admin(), new DecideDispute.Command(dispute.id(), true, "It is theirs."));

    assertThat(outcome.effect().clipper()).isEqualTo(Money.usd(70_00));
    assertThat(outcome.dispute().open()).isFalse();
    assertThat(evidence.all(WORLD.admin(), true, null, 10).items()).isEmpty();
    WORLD.pass(Duration.ofHours(1));
    assertThat(WORLD.earnings(clipper).available()).isEqualTo(Money.usd(70_00));
    assertThatThrownBy(() -> evidence.say(brand, dispute.id(), "But …", List.of()))
        .isInstanceOf(Refused.class);
    WORLD.verify();
  }

  @Test
  void a_brand_may_say_as_much_as_anybody_and_is_told_where_it_is_too_much() {
    ClaimId claim = approved();
    OpenDispute disputes = WORLD.get(OpenDispute.class);
    String longest = "x".repeat(Reason.LONGEST);
    assertThatThrownBy(
            () -> disputes.handle(brand, new OpenDispute.Command(claim, longest + "x", List.of())))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("reason must say what is disputed, in 1 to 2,000 characters");

    Dispute dispute = disputes.handle(brand, new OpenDispute.Command(claim, longest, List.of()));

    assertThat(dispute.open()).isTrue();
  }

  @Test
  void a_dispute_that_the_brand_wins_gives_place_and_money_back() {
    ClaimId claim = approved();
    Dispute dispute = dispute(claim);
    Money before = free();

    DecideDispute.Outcome outcome =
        WORLD
            .get(DecideDispute.class)
            .handle(WORLD.admin(), new DecideDispute.Command(dispute.id(), false, "It is a copy."));

    // The base, and with it what was still set aside for the bonuses: both are free again.
    assertThat(outcome.effect().campaign()).isEqualTo(Money.usd(100_00 + 140_00));
    assertThat(free()).isEqualTo(before.plus(outcome.effect().campaign()));
    assertThat(WORLD.find(claim).state()).isInstanceOf(ClaimState.Revoked.class);
    WORLD.verify();
  }

  private Money free() {
    return Objects.requireNonNull(WORLD.get(SeeFigures.class).handle(brand, campaign).money())
        .free();
  }

  @Test
  void an_appeal_is_a_dispute_too_and_either_way_of_deciding_it_closes_it() {
    ClaimId claim = WORLD.claim(clipper, campaign);
    WORLD.submit(claim);
    WORLD.reject(claim);
    WORLD
        .get(AppealRejection.class)
        .handle(clipper, new AppealRejection.Command(claim, "It is as the brief wants it."));
    Dispute appeal = WORLD.get(DisputeEvidence.class).own(brand, null, 10).items().getFirst();
    assertThat(appeal.kind()).isEqualTo(Dispute.Kind.REJECTION);

    WORLD
        .get(DecideDispute.class)
        .handle(WORLD.admin(), new DecideDispute.Command(appeal.id(), true, "It is."));

    assertThat(WORLD.find(claim).state()).isInstanceOf(ClaimState.Approved.class);
    assertThat(WORLD.get(DisputeEvidence.class).all(WORLD.admin(), true, null, 10).items())
        .isEmpty();
    WORLD.verify();
  }

  @Test
  void a_clipper_answers_a_hold_and_the_decision_of_the_hold_closes_the_dispute() {
    ClaimId claim = approved();
    Holds.Placed placed = hold(claim);
    Dispute answer =
        WORLD
            .get(OpenDispute.class)
            .handle(clipper, new OpenDispute.Command(claim, "I made it.", List.of()));

    decide(placed, true);

    assertThat(WORLD.get(DisputeEvidence.class).see(clipper, answer.id()).dispute().open())
        .isFalse();
    assertThatThrownBy(
            () ->
                WORLD
                    .get(OpenDispute.class)
                    .handle(clipper, new OpenDispute.Command(claim, "Again.", List.of())))
        .isInstanceOf(Refused.class);
  }

  private Dispute dispute(ClaimId claim) {
    return WORLD
        .get(OpenDispute.class)
        .handle(brand, new OpenDispute.Command(claim, "It is a copy.", List.of()));
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private ClaimId approved() {
    ClaimId claim = WORLD.claim(clipper, campaign);
    WORLD.submit(claim);
    WORLD.approve(claim);
    return claim;
  }

  private static Holds.Placed hold(ClaimId claim) {
    return WORLD
        .get(DecideHolds.class)
        .place(
            WORLD.admin(),
            new DecideHolds.Command(null, claim.text(), "A copy.", "The original is older."));
  }

  private static Holds.Decided decide(Holds.Placed placed, boolean lift) {
    return WORLD
        .get(DecideHolds.class)
        .decide(WORLD.admin(), placed.hold(), lift, "We looked at both.");
  }
}
