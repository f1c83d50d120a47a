package io.clipgen.application.histories;

import io.clipgen.application.earnings.testing.ProviderLevers.Trouble;
import io.clipgen.application.histories.Step.Chore;
import io.clipgen.application.histories.Step.Decide;
import io.clipgen.application.histories.Step.Decide.Verb;
import io.clipgen.application.histories.Step.Steer.Move;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// Makes histories up: looks at what the model has by now and mostly does what makes sense there,
/// so that histories get far, and now and then anything at all.
public final class Author {

  private static final List<String> OPERATIONS =
      List.of("payment_intents", "refunds", "accounts", "transfers", "payouts", "disputes");
  private static final List<Trouble> CALLS =
      List.of(
          Trouble.REFUSE,
          Trouble.ERROR,
          Trouble.ERROR_AFTER,
          Trouble.HANG,
          Trouble.LATE,
          Trouble.DROP);
  private static final int[] HOURS = {1, 5, 24, 24, 48, 48, 71, 72, 73};
  private static final int[] LONG_HOURS = {7 * 24, 10 * 24, 14 * 24, 90 * 24};
  private static final long[] VIEWS = {
    0, 999, 1_000, 12_347, 23_456, 99_999, 100_000, 250_000, 499_999, 500_000, 1_000_000, 5_000_000,
    9_000_000
  };
  private static final long[] PRICES = {1_001, 3_335, 9_999, 10_001, 10_002, 25_005, 70_007};
  private static final long[] RATES = {4_250_000, 333_333, 20_000_001};
  private static final long[] TIPS = {99, 100, 333, 5_000, 25_007};
  private static final long[] TOP_UPS = {41, 9_999, 80_000, 200_000};
  private static final long[] DISPUTE_FEES = {0, 0, 1_500, 1_999};

  /// What the provider keeps of the smallest tip.
  private static final long LEAST_COST = 33;

  /// Of more own money than this nobody gives a tip that needs all of it.
  private static final long DEAREST = 5_000;

  private static final int[] CEILINGS = {0, 20, 50, 100, 200};
  private static final int[] LEVIES = {0, 1, 333, 500, 1_000};

  private final SplittableRandom random;
  private final List<Trouble> troubles;
  private int numbers;

  /// @param seed two authors with the same seed write the same
  /// @param slow whether provider troubles that take real time are wanted
  public Author(long seed, boolean slow) {
    this.random = new SplittableRandom(seed);
    this.troubles =
        slow ? CALLS : CALLS.stream().filter(t -> t != Trouble.HANG && t != Trouble.LATE).toList();
  }

  /// The next step after what `paper` has seen.
  public Step next(Paper paper) {
    var ideas = new ArrayList<Supplier<Step>>();
    paper.campaigns.forEach(
        (number, campaign) -> about(campaign, number, paper.disputed(campaign), ideas));
    paper.claims.forEach((number, claim) -> about(claim, number, ideas));
    paper.clippers.forEach((number, clipper) -> about(clipper, number, ideas));
    paper.payouts.forEach((number, payout) -> about(payout, number, ideas));
    paper.chargebacks.forEach((number, back) -> about(back, number, ideas));
    aboutTips(paper, ideas);
    aboutTheBreaker(paper, ideas);
    if (paper.campaigns.size() < 3) {
      often(paper.campaigns.isEmpty() ? 20 : 1, this::post, ideas);
    }
    if (paper.campaigns.isEmpty() ? paper.levy() == 0 : random.nextInt(30) == 0) {
      often(paper.campaigns.isEmpty() ? 12 : 1, this::levy, ideas);
    }
    often(6, () -> new Step.Work(Chore.EVERYTHING), ideas);
    often(2, () -> new Step.Work(any(Chore.values())), ideas);
    often(4, () -> new Step.Wait(HOURS[random.nextInt(HOURS.length)]), ideas);
    if (random.nextInt(8) == 0) {
      often(2, () -> new Step.Wait(LONG_HOURS[random.nextInt(LONG_HOURS.length)]), ideas);
    }
    often(1, this::fault, ideas);
    if (random.nextInt(paper.bank() < 10_000 ? 4 : 20) == 0) {
      often(1, () -> new Step.TopUp(TOP_UPS[random.nextInt(TOP_UPS.length)]), ideas);
    }
    often(1, () -> new Step.Again(random.nextInt(12)), ideas);
    if (!paper.campaigns.isEmpty()) {
      often(1, () -> new Step.Trespass(anything(paper)), ideas);
      often(1, () -> anything(paper), ideas);
    }
    return ideas.get(random.nextInt(ideas.size())).get();
  }

  private static void often(int times, Supplier<Step> idea, List<Supplier<Step>> ideas) {
    for (int i = 0; i < times; i++) {
      ideas.add(idea);
    }
  }

  private void about(
      Paper.Campaign campaign, int number, boolean disputed, List<Supplier<Step>> ideas) {
    switch (campaign.state) {
      case "draft" -> {
        if (campaign.payments.stream().allMatch(payment -> payment.heardOf)) {
          often(4, () -> fund(number), ideas);
        }
      }
      case "funded" -> often(3, () -> new Step.Steer(number, Move.OPEN), ideas);
      case "paused" -> often(2, () -> new Step.Steer(number, Move.RESUME), ideas);
      case "open" -> {
        if (campaign.taken < campaign.places) {
          often(4, () -> take(number), ideas);
        }
        if (random.nextInt(6) == 0) {
          often(
              1,
              () -> new Step.Steer(number, random.nextBoolean() ? Move.CLOSE : Move.PAUSE),
              ideas);
          often(1, () -> fund(number), ideas);
        }
      }
      default -> {}
    }
    for (int i = 0; i < campaign.refunds.size(); i++) {
      int at = i;
      boolean refused = campaign.refunds.get(i).state.equals("reopened");
      if (random.nextInt(refused ? 2 : 12) == 0) {
        often(1, () -> new Step.ReturnByHand(number, at), ideas);
      }
    }
    for (int i = 0; i < campaign.payments.size(); i++) {
      int at = i;
      // Banks come in twos.
      if (campaign.payments.get(i).booked && random.nextInt(disputed ? 2 : 12) == 0) {
        often(disputed ? 3 : 1, () -> chargeBack(number, at, campaign.payments.get(at)), ideas);
      }
    }
  }

  private void about(Paper.Claim claim, int number, List<Supplier<Step>> ideas) {
    switch (claim.state) {
      case "claimed", "changes requested" -> {
        often(3, () -> new Decide(number, Verb.SUBMIT), ideas);
        if (random.nextInt(6) == 0) {
          often(1, () -> new Decide(number, Verb.WITHDRAW), ideas);
        }
      }
      case "submitted" -> {
        // Some brands are hard to please.
        Verb answer = number % 5 == 0 ? Verb.REQUEST_CHANGES : Verb.APPROVE;
        often(3, () -> new Decide(number, answer), ideas);
        often(1, () -> new Decide(number, any(Verb.REQUEST_CHANGES, Verb.REJECT)), ideas);
      }
      case "rejected" -> often(2, () -> new Decide(number, Verb.APPEAL), ideas);
      case "appealed" -> {
        often(1, () -> new Decide(number, any(Verb.UPHOLD_APPEAL, Verb.DISMISS_APPEAL)), ideas);
        often(1, () -> new Step.Arbitrate(number, random.nextBoolean()), ideas);
      }
      case "approved" -> {
        if (random.nextInt(4) == 0) {
          often(1, () -> tip(number), ideas);
        }
        if (claim.campaign.published) {
          often(claim.seen ? 0 : 1, () -> new Step.GoesLive(number), ideas);
          often(1, () -> new Step.Views(number, VIEWS[random.nextInt(VIEWS.length)]), ideas);
          if (claim.hold != null) {
            often(1, () -> decision(claim, number), ideas);
          } else if (!claim.toldReleased && random.nextInt(8) == 0) {
            often(2, () -> new Step.Dispute(number, true), ideas);
          } else if (random.nextInt(gone(claim) ? 2 : 12) == 0) {
            often(2, () -> new Step.Doubt(number), ideas);
          }
          if (claim.views > 0 && random.nextInt(5) == 0) {
            often(1, () -> new Step.Strike(number, 1 + random.nextLong(claim.views)), ideas);
          }
          if (!claim.strikes.isEmpty() && random.nextInt(4) == 0) {
            int strike = random.nextInt(claim.strikes.size());
            often(1, () -> new Step.LiftStrike(number, strike), ideas);
          }
        }
      }
      default -> {}
    }
  }

  /// What is done about a hold.
  private Step decision(Paper.Claim claim, int number) {
    if (!claim.inDispute) {
      return random.nextInt(3) == 0
          ? new Step.Dispute(number, false)
          : new Step.Judge(number, random.nextInt(3) > 0);
    }
    return switch (random.nextInt(6)) {
      case 0 -> new Step.Testify(number, random.nextBoolean());
      case 2 -> new Step.Dispute(number, random.nextBoolean());
      case 1 -> new Step.Judge(number, random.nextInt(3) > 0);
      default -> new Step.Arbitrate(number, random.nextBoolean());
    };
  }

  /// A bank asks for all of a payment, for a part, now and then for more.
  private Step chargeBack(int campaign, int at, Paper.Payment payment) {
    numbers++;
    long amount =
        switch (random.nextInt(6)) {
          case 0 -> payment.charged + 1 + random.nextLong(500);
          case 1, 2 -> 1 + random.nextLong(payment.charged);
          default -> payment.charged;
        };
    return new Step.ChargeBack(
        numbers, campaign, at, amount, DISPUTE_FEES[random.nextInt(DISPUTE_FEES.length)]);
  }

  private void about(Paper.Chargeback back, int number, List<Supplier<Step>> ideas) {
    if (back.news() || !back.seen) {
      often(1, () -> new Step.Work(Chore.FOLLOW_CHARGEBACKS), ideas);
    }
    boolean recovered = back.debt != null && back.debt.recovered > 0;
    if (!back.decided()) {
      boolean won = random.nextInt(back.payer == null ? 2 : 4) == 0;
      often(1, () -> new Step.Rule(number, won, random.nextBoolean()), ideas);
    } else if (back.bank.equals("lost") && (recovered || random.nextInt(5) == 0)) {
      often(recovered ? 2 : 1, () -> new Step.Rule(number, true, random.nextBoolean()), ideas);
    }
    if (back.open() && (back.answer.equals("none") || back.answer.equals("refused"))) {
      often(1, () -> new Step.Answer(number, random.nextInt(3) > 0), ideas);
    }
    if (back.lost() && back.explained < back.beyond()) {
      often(2, () -> new Step.Explain(number), ideas);
    }
    if (back.debt != null && back.debt.open > 0 && random.nextInt(8) == 0) {
      often(1, () -> new Step.GiveUp(number), ideas);
    }
  }

  /// Tips that cost all that the platform has, and others while those are on their way: what is
  /// promised to the first is not there for the second.
  private void aboutTips(Paper paper, List<Supplier<Step>> ideas) {
    paper.tips.forEach(
        (number, tip) -> {
          if (tip.payment.booked && random.nextInt(4) == 0) {
            often(tip.fan == 0 ? 1 : 2, () -> chargeBack(0, number, tip.payment), ideas);
          }
        });
    List<Integer> approved =
        paper.claims.entrySet().stream()
            .filter(claim -> claim.getValue().approved())
            .map(Map.Entry::getKey)
            .toList();
    long own = paper.own();
    long promised = paper.promised();
    if (approved.isEmpty() || own < LEAST_COST || own > DEAREST) {
      return;
    }
    if (promised > 0) {
      long most = Math.min(promised, own - LEAST_COST + 1);
      often(3, () -> tip(pick(approved), costing(own - random.nextLong(most))), ideas);
    } else if (random.nextInt(6) == 0) {
      often(2, () -> tip(pick(approved), costing(own - random.nextLong(own / 2))), ideas);
    }
  }

  /// The least amount of which the provider keeps that much.
  private static long costing(long cost) {
    return Math.max(100, Math.ceilDiv(1_000 * (cost - 30) - 500, 29));
  }

  private void aboutTheBreaker(Paper paper, List<Supplier<Step>> ideas) {
    if (paper.tripped()) {
      often(3, () -> new Step.Reset(random.nextInt(3) == 0), ideas);
    } else if (!paper.wrong().isEmpty()) {
      often(2, () -> new Step.Work(Chore.CHECK_BOOKS), ideas);
    }
    if (paper.own() < 0) {
      often(2, () -> new Step.TopUp(-paper.own() + random.nextLong(20_000)), ideas);
    }
  }

  /// Whether what was released of it was paid out by now.
  private static boolean gone(Paper.Claim claim) {
    long released =
        claim.lines.stream().filter(line -> line.released).mapToLong(line -> line.amount).sum();
    return released > claim.clipper.available;
  }

  private void about(Paper.Clipper clipper, int number, List<Supplier<Step>> ideas) {
    if (clipper.account.equals("none") || clipper.account.equals("refused")) {
      often(1, () -> new Step.OpenAccount(number), ideas);
    } else if (clipper.available >= 5_000) {
      often(4, () -> askPayout(number, clipper.available), ideas);
    } else if (clipper.available > 0) {
      often(1, () -> new Step.AskPayout(++numbers, number, 0), ideas);
    }
    if (random.nextInt(clipper.weekly ? 40 : 10) == 0) {
      often(1, () -> new Step.Choose(number, !clipper.weekly), ideas);
    }
    if (random.nextInt(clipper.suspended ? 6 : 60) == 0) {
      often(1, () -> new Step.Suspend(number, !clipper.suspended), ideas);
    }
  }

  private Step askPayout(int clipper, long available) {
    numbers++;
    long part = 5_000 + random.nextLong(available - 4_999);
    return new Step.AskPayout(numbers, clipper, random.nextBoolean() ? 0 : part);
  }

  private void about(Paper.Payout payout, int number, List<Supplier<Step>> ideas) {
    switch (payout.state) {
      case "requested" -> {
        often(3, () -> new Step.Settle(number, Step.Settle.Verb.APPROVE), ideas);
        if (random.nextInt(4) == 0) {
          often(1, () -> new Step.Settle(number, Step.Settle.Verb.CANCEL), ideas);
        }
        if (random.nextInt(3) == 0) {
          often(2, () -> new Step.Settle(number, Step.Settle.Verb.BY_HAND), ideas);
        }
      }
      case "approved", "sending" -> often(2, () -> new Step.Work(Chore.EFFECTS), ideas);
      case "bounced" ->
          often(
              2,
              () ->
                  new Step.Settle(
                      number, any(Step.Settle.Verb.SEND_AGAIN, Step.Settle.Verb.TAKE_BACK)),
              ideas);
      default -> {}
    }
  }

  private Step levy() {
    return new Step.Levy(LEVIES[random.nextInt(LEVIES.length)]);
  }

  private Step post() {
    numbers++;
    boolean byViews = random.nextInt(4) == 0;
    return new Step.Post(
        numbers,
        1 + random.nextInt(Paper.BRANDS),
        PRICES[random.nextInt(PRICES.length)],
        byViews ? RATES[random.nextInt(RATES.length)] : 0,
        1 + random.nextInt(4),
        CEILINGS[random.nextInt(CEILINGS.length)],
        byViews || random.nextInt(4) > 0,
        random.nextInt(5) == 0 ? 1 + random.nextInt(5) : 30,
        1 + random.nextInt(3));
  }

  private Step fund(int campaign) {
    long deposit = random.nextInt(4) > 0 ? 0 : 1 + random.nextLong(40_000);
    return new Step.Fund(campaign, deposit, random.nextInt(10) == 0, random.nextInt(5) > 0);
  }

  private Step take(int campaign) {
    numbers++;
    return new Step.Take(numbers, campaign, 1 + random.nextInt(Paper.CLIPPERS));
  }

  private Step tip(int claim) {
    return tip(claim, TIPS[random.nextInt(TIPS.length)]);
  }

  private Step tip(int claim, long amount) {
    numbers++;
    return new Step.Tip(
        numbers, claim, random.nextInt(Paper.CLIPPERS + 1), amount, random.nextInt(10) == 0);
  }

  private Step fault() {
    String operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
    var possible = new ArrayList<>(troubles);
    if (operation.equals("payouts")) {
      possible.addAll(
          List.of(
              Trouble.PAYOUT_FAILS,
              Trouble.PAID_THEN_FAILED,
              Trouble.PAYOUT_FAILS,
              Trouble.PAID_THEN_FAILED));
    }
    return new Step.Fault(operation, possible.get(random.nextInt(possible.size())));
  }

  /// Whatever comes to mind, likely or not.
  private Step anything(Paper paper) {
    int campaign = pick(paper.campaigns.keySet());
    int claim = paper.claims.isEmpty() ? 0 : pick(paper.claims.keySet());
    int payout = paper.payouts.isEmpty() ? 0 : pick(paper.payouts.keySet());
    int chargeback = paper.chargebacks.isEmpty() ? 0 : pick(paper.chargebacks.keySet());
    return switch (random.nextInt(12)) {
      case 8 -> any(new Step.Dispute(claim, random.nextBoolean()), new Step.LiftStrike(claim, 0));
      case 9 -> any(new Step.Arbitrate(claim, random.nextBoolean()), new Step.Testify(claim, true));
      case 10 -> any(new Step.Answer(chargeback, true), new Step.Explain(chargeback));
      case 11 -> any(new Step.GiveUp(chargeback), new Step.Reset(random.nextBoolean()));
      case 7 -> tip(claim);
      case 0 -> fund(campaign);
      case 6 -> random.nextBoolean() ? new Step.Doubt(claim) : new Step.Judge(claim, false);
      case 5 -> new Step.Strike(claim, 1 + random.nextLong(200_000));
      case 1 -> new Step.Steer(campaign, any(Move.values()));
      case 2 -> take(campaign);
      case 3 -> new Decide(claim, any(Verb.values()));
      default -> new Step.Settle(payout, any(Step.Settle.Verb.values()));
    };
  }

  @SafeVarargs
  private <T> T any(T... from) {
    return from[random.nextInt(from.length)];
  }

  private int pick(Collection<Integer> from) {
    return from.stream().skip(random.nextInt(from.size())).findFirst().orElseThrow();
  }
}
