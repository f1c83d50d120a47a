package io.clipgen.application.histories;

import io.clipgen.application.earnings.testing.ProviderLevers.Trouble;
import io.clipgen.application.histories.Step.Chore;
import io.clipgen.application.histories.Step.Decide;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The model: what the specification says, in the simplest form that can be computed, with amounts
/// as whole cents and time as seconds. Nothing of it comes from the product; where the two differ,
/// one of them is wrong.
///
/// There are no accounts, no entries, no lots here: only what each party has.
public final class Paper {

  /// How many clippers there are.
  public static final int CLIPPERS = 3;

  /// Where views are paid for, a clip with fewer earns nothing.
  public static final long LEAST_VIEWS = 1_000;

  /// How many brands there are.
  public static final int BRANDS = 2;

  private static final long HOUR = 3_600;
  private static final long DAY = 24 * HOUR;

  /// How long the provider knows a reference.
  private static final long KEYS_LIVE = DAY;

  private static final Set<Trouble> LOSING =
      EnumSet.of(Trouble.ERROR_AFTER, Trouble.LATE, Trouble.DROP);
  private static final long MINIMUM_PAYOUT = 5_000;
  private static final long APPROVED_BY_POLICY = 20_000;
  private static final long MINIMUM_TIP = 100;
  private static final int HIGHEST_LEVY = 1_000;
  private static final long BANK_ASKED_AGAIN = 6 * HOUR;
  private static final long LOST_ASKED_AGAIN = 7 * DAY;
  private static final long LOST_ASKED_FOR = 120 * DAY;

  /// A Saturday at noon, since the Monday before.
  private static final long BEGINNING = 5 * DAY + 12 * HOUR;

  /// Payouts of runs have numbers from here on, see [#payoutOfRun].
  private static final int RUNS = 1_000_000;

  private static final long[] STEP_VIEWS = {100_000, 500_000, 1_000_000, 5_000_000};
  private static final long[] STEP_BONUS = {20, 50, 100, 200};
  private static final long[] TIER_SHARE = {70, 75, 80, 85};
  private static final long[] TIER_CLIPS = {0, 10, 50, 100};
  private static final long[] TIER_VIEWS = {0, 100_000, 500_000, 1_000_000};

  /// What became of a step.
  public enum Verdict {
    DONE,
    REFUSED,
    /// It is about something that does not exist.
    IDLE
  }

  final Map<Integer, Campaign> campaigns = new LinkedHashMap<>();
  final Map<Integer, Claim> claims = new LinkedHashMap<>();
  final Map<Integer, Payout> payouts = new LinkedHashMap<>();
  final Map<Integer, Tip> tips = new LinkedHashMap<>();
  final Map<Integer, Clipper> clippers = new LinkedHashMap<>();
  final Map<Integer, Chargeback> chargebacks = new LinkedHashMap<>();
  final Map<String, Trouble> armed = new HashMap<>();

  private final List<Effect> effects = new ArrayList<>();
  private final Deque<Runnable> events = new ArrayDeque<>();
  private final List<Charged> charges = new ArrayList<>();

  private long now;
  private int levy;
  private long pending;
  private long available;
  private long bank;
  private long ownersMoney;
  private long revenueProcessing;
  private long revenueClips;
  private long revenueClipsRefunded;
  private long expenseProvider;
  private long expenseDispute;
  private long badDebt;
  private long disputed;
  private long suspense;
  private long providerMoved;
  private long lastRun = -1;
  private boolean tripped;
  private final Set<String> accepted = new HashSet<>();
  private final Map<Integer, List<Debt>> brandsDebts = new HashMap<>();
  private int payments;

  /// A fresh house with these clippers.
  public Paper() {
    for (int number = 1; number <= CLIPPERS; number++) {
      clippers.put(number, new Clipper());
    }
  }

  static final class Campaign {
    int brand;
    long price;
    long rate;
    int places;
    int ceiling;
    boolean published;
    long deadline;
    int perClipper;
    String state = "draft";
    boolean thenOpen;
    int taken;
    long told;
    final List<Payment> payments = new ArrayList<>();
    final List<Refund> refunds = new ArrayList<>();

    boolean over() {
      return state.equals("closed") || state.equals("expired");
    }

    long free() {
      return payments.stream().mapToLong(payment -> payment.free).sum();
    }

    long deposited() {
      return payments.stream().filter(p -> p.booked).mapToLong(p -> p.deposit).sum();
    }

    /// Those that were booked, by the time of that; at the same time, as they were asked for.
    List<Payment> oldestFirst() {
      return payments.stream()
          .filter(payment -> payment.booked)
          .sorted(Comparator.comparingLong((Payment p) -> p.bookedAt).thenComparing(p -> p.number))
          .toList();
    }

    /// places × (price + bonus ceiling of a clipper of the top tier); where views are paid for, the
    /// cap of the campaign
    long needed() {
      return rate > 0 ? 3 * price : places * (price + percent(percent(price, 85), ceiling));
    }
  }

  /// A payment into a campaign: claims draw the oldest first, refunds the newest.
  static final class Payment {
    int number;
    long bookedAt;
    long deposit;

    /// The platform's fee on top, by which share in hundredths of a percent, and what of it went
    /// back.
    long fee;

    int feePoints;
    long feeBack;
    long charged;
    boolean declined;
    boolean heardOf;
    boolean booked;
    boolean settled;
    long free;
    long usableAt;
    long askAt;
    final List<Refund> refunds = new ArrayList<>();

    /// What is left of the charge without the provider's cost.
    long net() {
      return deposit + fee;
    }

    /// The fee on a part of it, half-up.
    long feeOn(long part) {
      return Math.min(fee, (part * feePoints + 5_000) / 10_000);
    }
  }

  /// What a claim has taken from a payment.
  static final class Draw {
    final Payment payment;
    long amount;

    Draw(Payment payment, long amount) {
      this.payment = payment;
      this.amount = amount;
    }
  }

  static final class Refund {
    final Payment payment;
    long amount;
    long fee;
    String state = "waiting";

    /// Whether its money was sent again, as a refund of its own.
    boolean replaced;

    Refund(Payment payment) {
      this.payment = payment;
    }

    long total() {
      return amount + fee;
    }
  }

  static final class Claim {
    Campaign campaign;
    Clipper clipper;
    String state = "claimed";
    long due;
    int rounds;
    long net;
    long bonusCeiling;
    long base;
    long bonus;
    final List<Draw> draws = new ArrayList<>();
    long approvedAt;
    boolean seen;
    boolean windowOpen;
    long windowEnd;
    long views;
    long most;
    long feePercent;
    long struck;
    long earned;
    long posted;
    long postedFee;
    long waiting;
    boolean toldReleased;
    @Nullable Hold hold;
    boolean inDispute;
    boolean everInDispute;
    final List<Long> strikes = new ArrayList<>();
    final List<Line> lines = new ArrayList<>();

    boolean live() {
      return switch (state) {
        case "claimed", "submitted", "changes requested", "rejected", "appealed" -> true;
        default -> false;
      };
    }

    boolean approved() {
      return state.equals("approved");
    }

    boolean byViews() {
      return campaign.rate > 0;
    }

    /// What of its base is earned: a price, or what its views have earned.
    long earnedBase() {
      return lines.stream()
          .filter(line -> line.isBase || byViews())
          .mapToLong(line -> line.amount + line.fee)
          .sum();
    }

    /// What of the first `amount` that it drew came from a payment.
    long within(Payment payment, long amount) {
      long left = amount;
      long found = 0;
      for (Draw draw : draws) {
        long part = Math.min(left, draw.amount);
        left -= part;
        found += draw.payment == payment ? part : 0;
      }
      return found;
    }

    /// Changes what is reserved for views.
    void add(long amount) {
      if (byViews()) {
        base += amount;
      } else {
        bonus += amount;
      }
    }
  }

  static final class Line {
    long amount;
    long fee;
    long due;
    boolean isBase;
    boolean released;
    boolean taken;
  }

  /// A gift to a clipper. Nothing of it is the platform's, which pays the provider's fee.
  static final class Tip {
    final Payment payment = new Payment();
    long amount;
    long cost;
    int fan;
    Clipper payee;
    String state = "pending";
    @Nullable Line line;
  }

  /// A payer's bank asks a payment back.
  static final class Chargeback {
    @Nullable Campaign campaign;
    final Payment payment;
    final List<Debt> payersDebts;
    final @Nullable Clipper payer;
    final long amount;
    final long fee;
    final long openedAt;

    /// Where it is at the bank: open, under review, won, lost.
    String bank = "open";

    /// Where it is here: unheard of, open, won, lost.
    String state = "unheard of";

    boolean seen;
    long askAt = NEVER;
    boolean reopen;
    final Map<Payment, Long> frozen = new LinkedHashMap<>();
    @Nullable Debt debt;
    long feeBack;
    long explained;
    String answer = "none";

    private static final long NEVER = -1;

    Chargeback(
        @Nullable Campaign campaign,
        Payment payment,
        @Nullable Clipper payer,
        List<Debt> payersDebts,
        Step.ChargeBack step,
        long now) {
      this.campaign = campaign;
      this.payment = payment;
      this.payer = payer;
      this.payersDebts = payersDebts;
      this.amount = step.amount();
      this.fee = step.fee();
      this.openedAt = now;
    }

    /// What the payment and its payer have to answer for.
    long concerned() {
      return Math.min(amount, payment.charged);
    }

    long beyond() {
      return amount - concerned();
    }

    long frozenInAll() {
      return frozen.values().stream().mapToLong(each -> each).sum();
    }

    long shortfall() {
      return concerned() - frozenInAll() - feeBack;
    }

    boolean open() {
      return state.equals("open");
    }

    boolean lost() {
      return state.equals("lost");
    }

    boolean decided() {
      return bank.equals("won") || bank.equals("lost");
    }

    /// Whether the provider knows what the house has not heard yet.
    boolean news() {
      return switch (state) {
        case "unheard of" -> !bank.equals("won");
        case "open" -> decided();
        case "lost" -> bank.equals("won");
        default -> false;
      };
    }
  }

  /// What somebody owes.
  static final class Debt {
    long open;
    long recovered;

    Debt(long open) {
      this.open = open;
    }
  }

  /// A hold on all that a claim has earned. What was released is taken from its payee again.
  static final class Hold {
    long taken;
    final Debt owed = new Debt(0);
  }

  static final class Clipper {
    long available;
    long onHold;
    final List<Debt> debts = new ArrayList<>();
    long clips;
    long views;
    int tier;
    String account = "none";
    boolean weekly;
    boolean suspended;
    long accountOpenedAt;
    long connected;
    long atProvider;

    void count(long moreClips, long moreViews) {
      clips += moreClips;
      views = Math.max(0, views + moreViews);
      for (int i = 0; i < TIER_SHARE.length; i++) {
        if (clips >= TIER_CLIPS[i] || views >= TIER_VIEWS[i]) {
          tier = Math.max(tier, i);
        }
      }
    }
  }

  static final class Payout {
    Clipper payee;
    long amount;
    String state = "requested";
    boolean unknown;
    long arrival;
    @Nullable Trouble ending;
    boolean cameBack = true;
    long watchAt = -1;
  }

  private record Charged(long net, long usableAt) {}

  private abstract static class Effect {
    final String operation;
    String state = "intended";
    boolean resting;
    boolean happened;

    /// Until when the provider answers as it once did.
    long keptUntil;

    /// Whether what it answered was an error of its own.
    boolean keptError;

    Effect(String operation) {
      this.operation = operation;
    }

    /// What the provider does; whether it agrees.
    abstract boolean happens(@Nullable Trouble trouble);

    abstract void done();

    abstract void refused();

    void unknown() {}

    /// Whether it waits while the breaker is tripped.
    boolean waits() {
      return false;
    }

    /// Whether the provider, when asked, knows of it.
    boolean found() {
      return happened;
    }
  }

  /// Plays a step.
  public Verdict play(Step step) {
    return switch (step) {
      case Step.Post post -> post(post);
      case Step.Levy levied -> levy(levied);
      case Step.Fund fund -> fund(fund);
      case Step.Steer steer -> steer(steer);
      case Step.Take take -> take(take);
      case Step.Decide decide -> decide(decide);
      case Step.GoesLive live -> goesLive(live);
      case Step.Views views -> views(views);
      case Step.Strike strike -> strike(strike);
      case Step.Tip tip -> tip(tip);
      case Step.TopUp topUp -> topUp(topUp);
      case Step.Doubt doubt -> doubt(doubt);
      case Step.Judge judge -> judge(judge);
      case Step.LiftStrike lift -> liftStrike(lift);
      case Step.Dispute dispute -> dispute(dispute);
      case Step.Testify testify -> testify(testify);
      case Step.Arbitrate arbitrate -> arbitrate(arbitrate);
      case Step.ChargeBack back -> chargeBack(back);
      case Step.Rule rule -> rule(rule);
      case Step.Answer answer -> answer(answer);
      case Step.Explain explain -> explain(explain);
      case Step.GiveUp giveUp -> giveUp(giveUp);
      case Step.ReturnByHand back -> returnByHand(back);
      case Step.Reset reset -> reset(reset);
      case Step.Choose choose -> choose(choose);
      case Step.Suspend suspend -> suspend(suspend);
      case Step.OpenAccount open -> openAccount(open);
      case Step.AskPayout ask -> askPayout(ask);
      case Step.Settle settle -> settle(settle);
      case Step.Fault fault -> fault(fault);
      case Step.Wait wait -> pass(wait.hours() * HOUR);
      case Step.Work work -> work(work.chore());
      case Step.Again again -> Verdict.DONE;
      case Step.Trespass(var tried) -> knows(tried) ? Verdict.REFUSED : Verdict.IDLE;
    };
  }

  private boolean knows(Step step) {
    return switch (step) {
      case Step.Fund fund -> campaigns.containsKey(fund.campaign());
      case Step.Steer steer -> campaigns.containsKey(steer.campaign());
      case Step.Take take ->
          campaigns.containsKey(take.campaign()) && !claims.containsKey(take.claim());
      case Step.Decide decide -> claims.containsKey(decide.claim());
      case Step.Strike strike -> claims.containsKey(strike.claim());
      case Step.Doubt doubt -> claims.containsKey(doubt.claim());
      case Step.Judge judge ->
          claims.containsKey(judge.claim())
              && Objects.requireNonNull(claims.get(judge.claim())).hold != null;
      case Step.LiftStrike lift ->
          claims.containsKey(lift.claim())
              && Objects.requireNonNull(claims.get(lift.claim())).strikes.size() > lift.strike();
      case Step.Dispute dispute -> claims.containsKey(dispute.claim());
      case Step.Testify testify ->
          claims.containsKey(testify.claim())
              && Objects.requireNonNull(claims.get(testify.claim())).everInDispute;
      case Step.Arbitrate arbitrate ->
          claims.containsKey(arbitrate.claim())
              && Objects.requireNonNull(claims.get(arbitrate.claim())).everInDispute;
      case Step.Answer answer -> chargebacks.containsKey(answer.chargeback());
      case Step.Explain explain -> chargebacks.containsKey(explain.chargeback());
      case Step.GiveUp giveUp ->
          chargebacks.containsKey(giveUp.chargeback())
              && Objects.requireNonNull(chargebacks.get(giveUp.chargeback())).debt != null;
      case Step.ReturnByHand back ->
          campaigns.containsKey(back.campaign())
              && Objects.requireNonNull(campaigns.get(back.campaign())).refunds.size()
                  > back.refund();
      case Step.Settle settle -> payouts.containsKey(settle.payout());
      case Step.TopUp topUp -> true;
      case Step.Levy levied -> true;
      case Step.Reset reset -> true;
      default -> false;
    };
  }

  // What brands and clippers do.

  private Verdict post(Step.Post post) {
    if (campaigns.containsKey(post.campaign())) {
      return Verdict.IDLE;
    }
    var campaign = new Campaign();
    campaign.brand = post.brand();
    campaign.price = post.price();
    campaign.rate = post.rate();
    campaign.places = post.places();
    campaign.ceiling = post.published() && post.rate() == 0 ? post.ceiling() : 0;
    campaign.published = post.published();
    campaign.deadline = now + post.days() * DAY;
    campaign.perClipper = post.perClipper();
    campaigns.put(post.campaign(), campaign);
    return Verdict.DONE;
  }

  private Verdict levy(Step.Levy levied) {
    if (levied.points() == levy || levied.points() > HIGHEST_LEVY) {
      return Verdict.REFUSED;
    }
    levy = levied.points();
    return Verdict.DONE;
  }

  int levy() {
    return levy;
  }

  private Verdict fund(Step.Fund fund) {
    Campaign campaign = campaigns.get(fund.campaign());
    if (campaign == null) {
      return Verdict.IDLE;
    }
    long underWay =
        campaign.payments.stream().filter(p -> !p.heardOf).mapToLong(p -> p.deposit).sum();
    long missing = Math.max(0, campaign.needed() - campaign.told);
    long deposit = fund.deposit() > 0 ? fund.deposit() : missing == 0 ? 0 : missing - underWay;
    if (campaign.over() || now >= campaign.deadline || deposit <= 0) {
      return Verdict.REFUSED;
    }
    campaign.thenOpen |= fund.thenOpen();
    var payment = new Payment();
    payment.number = payments++;
    payment.deposit = deposit;
    payment.feePoints = levy;
    payment.fee = (deposit * levy + 5_000) / 10_000;
    payment.declined = fund.declined();
    campaign.payments.add(payment);
    effects.add(charge(campaign, payment));
    return Verdict.DONE;
  }

  private Effect charge(Campaign campaign, Payment payment) {
    payment.charged = grossUp(payment.net());
    long cost = payment.charged - payment.net();
    var charge =
        new Effect("payment_intents") {
          @Override
          boolean happens(@Nullable Trouble trouble) {
            if (payment.declined) {
              return false;
            }
            payment.usableAt = now + 2 * DAY;
            charges.add(new Charged(payment.net(), payment.usableAt));
            return true;
          }

          @Override
          void done() {
            payment.booked = true;
            payment.free = payment.deposit;
            payment.askAt = now;
            payment.bookedAt = now;
            pending += payment.net();
            revenueProcessing += cost;
            expenseProvider += cost;
            long total = campaign.deposited();
            events.add(() -> heard(campaign, payment, total));
          }

          @Override
          void refused() {
            events.add(() -> payment.heardOf = true);
          }
        };
    return charge;
  }

  private void heard(Campaign campaign, Payment payment, long total) {
    payment.heardOf = true;
    campaign.told = Math.max(campaign.told, total);
    if (campaign.state.equals("draft") && campaign.told >= campaign.needed()) {
      boolean opens = campaign.thenOpen && now < campaign.deadline && !disputed(campaign);
      campaign.state = opens ? "open" : "funded";
    }
    refundIfOver(campaign);
  }

  private Verdict steer(Step.Steer steer) {
    Campaign campaign = campaigns.get(steer.campaign());
    if (campaign == null) {
      return Verdict.IDLE;
    }
    boolean early = now < campaign.deadline;
    return switch (steer.move()) {
      case OPEN ->
          campaign.state.equals("funded") && early && !disputed(campaign)
              ? to(campaign, "open")
              : Verdict.REFUSED;
      case PAUSE -> campaign.state.equals("open") ? to(campaign, "paused") : Verdict.REFUSED;
      case RESUME ->
          campaign.state.equals("paused") && early && !disputed(campaign)
              ? to(campaign, "open")
              : Verdict.REFUSED;
      case CLOSE -> campaign.over() ? Verdict.REFUSED : to(campaign, "closed");
    };
  }

  private Verdict to(Campaign campaign, String state) {
    campaign.state = state;
    refundIfOver(campaign);
    return Verdict.DONE;
  }

  private void refundIfOver(Campaign campaign) {
    if (!campaign.over()) {
      return;
    }
    // With what is free goes the fee that nobody can earn any more; then, where nothing is free,
    // that fee alone.
    campaign.refunds.stream()
        .filter(refund -> refund.state.equals("reopened"))
        .forEach(refund -> refund.replaced = true);
    List<Payment> newestFirst = campaign.oldestFirst().reversed();
    newestFirst.stream()
        .filter(payment -> payment.free > 0)
        .forEach(payment -> refund(campaign, payment));
    newestFirst.forEach(payment -> refund(campaign, payment));
  }

  private void refund(Campaign campaign, Payment payment) {
    var refund = new Refund(payment);
    refund.amount = payment.free;
    refund.fee = restOfFee(payment, mayBeSpent(payment));
    if (refund.total() == 0) {
      return;
    }
    payment.free = 0;
    payment.feeBack += refund.fee;
    payment.refunds.add(refund);
    campaign.refunds.add(refund);
    if (payment.settled) {
      send(payment, refund);
    }
  }

  /// Once, and only while its money is there and the bank has it.
  private Verdict returnByHand(Step.ReturnByHand step) {
    Campaign campaign = campaigns.get(step.campaign());
    if (campaign == null || step.refund() >= campaign.refunds.size()) {
      return Verdict.IDLE;
    }
    Refund refund = campaign.refunds.get(step.refund());
    Payment payment = refund.payment;
    boolean there =
        refund.state.equals("reopened")
            && !refund.replaced
            && payment.free >= refund.amount
            && restOfFee(payment, mayBeSpent(payment)) >= refund.fee;
    if (!there || bank < refund.total()) {
      return Verdict.REFUSED;
    }
    refund.state = "done";
    payment.free -= refund.amount;
    payment.feeBack += refund.fee;
    bank -= refund.total();
    return Verdict.DONE;
  }

  /// What the bases of claims have earned of a payment.
  private long spent(Payment payment) {
    return claims.values().stream()
        .mapToLong(claim -> claim.within(payment, claim.earnedBase()))
        .sum();
  }

  /// What they have earned, or may still.
  private long mayBeSpent(Payment payment) {
    return claims.values().stream()
        .mapToLong(claim -> claim.within(payment, claim.earnedBase() + claim.base))
        .sum();
  }

  /// The fee is earned as what was paid is spent.
  private long earnedFee(Payment payment) {
    return payment.fee == 0 ? 0 : payment.feeOn(spent(payment));
  }

  /// What of the fee is still there when nothing but `kept` can earn any of it.
  private static long restOfFee(Payment payment, long kept) {
    return Math.max(0, payment.fee - payment.feeBack - payment.feeOn(kept));
  }

  /// What the platform has earned of fees on payments.
  private long revenueCampaigns() {
    return campaigns.values().stream()
        .flatMap(campaign -> campaign.payments.stream())
        .filter(payment -> payment.booked)
        .mapToLong(this::earnedFee)
        .sum();
  }

  private void send(Payment payment, Refund refund) {
    refund.state = "sending";
    effects.add(
        new Effect("refunds") {
          @Override
          boolean happens(@Nullable Trouble trouble) {
            if (providerAvailable() < refund.total() || takenFor(payment)) {
              return false;
            }
            providerMoved -= refund.total();
            return true;
          }

          @Override
          void done() {
            refund.state = "done";
            available -= refund.total();
          }

          @Override
          void refused() {
            refund.state = "reopened";
            payment.free += refund.amount;
            payment.feeBack -= refund.fee;
          }
        });
  }

  private Verdict take(Step.Take take) {
    Campaign campaign = campaigns.get(take.campaign());
    if (campaign == null || claims.containsKey(take.claim())) {
      return Verdict.IDLE;
    }
    Clipper clipper = clipper(take.clipper());
    List<Claim> own =
        claims.values().stream()
            .filter(claim -> claim.campaign == campaign && claim.clipper == clipper)
            .toList();
    List<Claim> counting = own.stream().filter(c -> c.live() || c.approved()).toList();
    long committed = counting.stream().mapToLong(c -> c.most).sum();
    // Where views are paid for, a clipper's clips together earn no more than one and a half caps.
    long most =
        campaign.rate == 0
            ? campaign.price
            : Math.min(campaign.price, campaign.price + campaign.price / 2 - committed);
    long net = most - percent(most, 100 - TIER_SHARE[clipper.tier]);
    long ceiling = percent(net, campaign.ceiling);
    boolean allowed =
        campaign.state.equals("open")
            && now < campaign.deadline
            && own.stream().noneMatch(Claim::live)
            && campaign.taken < campaign.places
            && counting.size() < campaign.perClipper
            && most > 0
            && campaign.free() >= most + ceiling;
    if (!allowed) {
      return Verdict.REFUSED;
    }
    var claim = new Claim();
    claim.campaign = campaign;
    claim.clipper = clipper;
    claim.due = now + 7 * DAY;
    claim.net = net;
    claim.bonusCeiling = ceiling;
    claim.most = most;
    claim.feePercent = 100 - TIER_SHARE[clipper.tier];
    claim.base = most;
    claim.bonus = ceiling;
    campaign.taken++;
    draw(claim, most + ceiling);
    claims.put(take.claim(), claim);
    return Verdict.DONE;
  }

  private static void draw(Claim claim, long amount) {
    long missing = amount;
    for (Payment payment : claim.campaign.oldestFirst()) {
      long part = Math.min(missing, payment.free);
      if (part > 0) {
        payment.free -= part;
        missing -= part;
        claim.draws.add(new Draw(payment, part));
      }
    }
  }

  /// What a claim does not use returns, to what it drew on last first.
  private void giveBack(Claim claim, long amount) {
    putBack(claim, amount);
    refundIfOver(claim.campaign);
  }

  private static void putBack(Claim claim, long amount) {
    long missing = amount;
    for (Draw draw : claim.draws.reversed()) {
      long part = Math.min(missing, draw.amount);
      draw.payment.free += part;
      draw.amount -= part;
      missing -= part;
    }
    claim.draws.removeIf(draw -> draw.amount == 0);
  }

  private Verdict decide(Step.Decide decide) {
    Claim claim = claims.get(decide.claim());
    if (claim == null) {
      return Verdict.IDLE;
    }
    boolean inTime = now < claim.due;
    String state = claim.state;
    boolean allowed =
        switch (decide.verb()) {
          case SUBMIT -> (state.equals("claimed") || state.equals("changes requested")) && inTime;
          case WITHDRAW ->
              state.equals("claimed")
                  || state.equals("changes requested")
                  || state.equals("submitted");
          case APPEAL -> state.equals("rejected") && inTime;
          case APPROVE -> state.equals("submitted");
          case REQUEST_CHANGES -> state.equals("submitted") && inTime && claim.rounds < 2;
          case REJECT -> state.equals("submitted") && inTime;
          case UPHOLD_APPEAL, DISMISS_APPEAL -> state.equals("appealed");
        };
    if (!allowed) {
      return Verdict.REFUSED;
    }
    switch (decide.verb()) {
      case SUBMIT -> wait(claim, "submitted");
      case WITHDRAW -> end(claim, "withdrawn");
      case APPEAL -> {
        claim.state = "appealed";
        claim.inDispute = true;
        claim.everInDispute = true;
      }
      case APPROVE, UPHOLD_APPEAL -> {
        claim.inDispute = false;
        approve(claim);
      }
      case REQUEST_CHANGES -> {
        wait(claim, "changes requested");
        claim.rounds++;
      }
      case REJECT -> wait(claim, "rejected");
      case DISMISS_APPEAL -> end(claim, "rejected for good");
    }
    return Verdict.DONE;
  }

  private void wait(Claim claim, String state) {
    claim.state = state;
    claim.due = now + 3 * DAY;
  }

  private void end(Claim claim, String state) {
    claim.state = state;
    claim.inDispute = false;
    claim.campaign.taken--;
    long unused = claim.base + claim.bonus;
    claim.base = 0;
    claim.bonus = 0;
    giveBack(claim, unused);
  }

  private void approve(Claim claim) {
    claim.state = "approved";
    claim.approvedAt = now;
    claim.windowOpen = claim.bonusCeiling > 0 || claim.byViews();
    claim.windowEnd = now + 14 * DAY;
    claim.clipper.count(1, 0);
    if (claim.byViews()) {
      return;
    }
    var line = new Line();
    line.isBase = true;
    line.amount = claim.net;
    line.fee = claim.base - claim.net;
    line.due = claim.campaign.published ? now + 10 * DAY : now;
    claim.base = 0;
    claim.lines.add(line);
  }

  // What the platforms report.

  private Verdict goesLive(Step.GoesLive live) {
    Claim claim = claims.get(live.claim());
    if (claim == null || claim.live() || !claim.campaign.published) {
      return Verdict.IDLE;
    }
    if (claim.approved() && !claim.seen) {
      claim.seen = true;
      claim.lines.stream()
          .filter(line -> line.isBase && !line.released)
          .forEach(base -> base.due = Math.min(now + 3 * DAY, claim.approvedAt + 10 * DAY));
      if (claim.windowOpen && now < claim.windowEnd) {
        claim.windowEnd = now + 90 * DAY;
      }
    }
    return Verdict.DONE;
  }

  private Verdict views(Step.Views views) {
    Claim claim = claims.get(views.claim());
    // Nothing is posted, and so nothing is seen, before it was approved.
    if (claim == null || claim.live() || !claim.campaign.published) {
      return Verdict.IDLE;
    }
    pass(1);
    if (!claim.approved()) {
      return Verdict.DONE;
    }
    see(claim, Math.max(0, views.views() - claim.struck));
    if (claim.windowOpen && now < claim.windowEnd) {
      claim.earned = earnedBy(claim);
      long difference = claim.earned - claim.posted;
      // What counts again is not taken back later.
      claim.waiting = Math.min(claim.waiting, Math.max(0, -difference));
      if (difference > 0) {
        rise(claim, difference);
      } else {
        fall(claim, -difference, false);
      }
    }
    return Verdict.DONE;
  }

  private static void see(Claim claim, long views) {
    claim.clipper.count(0, views - claim.views);
    claim.views = views;
  }

  private Verdict strike(Step.Strike strike) {
    Claim claim = claims.get(strike.claim());
    if (claim == null) {
      return Verdict.IDLE;
    }
    if (!claim.approved() || strike.views() > claim.views || strike.views() < 1) {
      return Verdict.REFUSED;
    }
    claim.struck += strike.views();
    claim.strikes.add(strike.views());
    see(claim, claim.views - strike.views());
    long before = claim.earned;
    claim.earned = Math.min(claim.earned, earnedBy(claim));
    if (before > claim.earned) {
      fall(claim, before - claim.earned, true);
      fallen(claim);
    }
    return Verdict.DONE;
  }

  private void fallen(Claim claim) {
    if (!claim.windowOpen) {
      long rest = claim.byViews() ? claim.base : claim.bonus;
      claim.add(-rest);
      giveBack(claim, rest);
    }
    refundIfOver(claim.campaign);
  }

  private Verdict liftStrike(Step.LiftStrike lift) {
    Claim claim = claims.get(lift.claim());
    if (claim == null || lift.strike() >= claim.strikes.size()) {
      return Verdict.IDLE;
    }
    long views = claim.strikes.set(lift.strike(), 0L);
    claim.struck -= views;
    return views == 0 ? Verdict.REFUSED : Verdict.DONE;
  }

  /// What a claim's views have earned: a bonus on the clipper's part of a price, or all there is.
  private static long earnedBy(Claim claim) {
    if (claim.byViews()) {
      long micros = claim.views < LEAST_VIEWS ? 0 : claim.campaign.rate * claim.views / 1_000;
      return Math.min(micros / 10_000, claim.most);
    }
    long reached = 0;
    for (int i = 0; i < STEP_VIEWS.length; i++) {
      if (claim.views >= STEP_VIEWS[i]) {
        reached = STEP_BONUS[i];
      }
    }
    return percent(claim.net, Math.min(reached, claim.campaign.ceiling));
  }

  /// A rise is a line of its own. The fee follows the total, so that many small rises cost nobody.
  private void rise(Claim claim, long amount) {
    long target = claim.byViews() ? percent(claim.posted + amount, claim.feePercent) : 0;
    var line = new Line();
    line.fee = Math.max(0, Math.min(amount, target - claim.postedFee));
    line.amount = amount - line.fee;
    line.due = now + 3 * DAY;
    claim.lines.add(line);
    claim.add(-amount);
    claim.posted += amount;
    claim.postedFee += line.fee;
  }

  /// Takes back what is held, newest first, and where views were struck also what was released;
  /// what of that is on hold waits for the decision.
  private void fall(Claim claim, long amount, boolean releasedToo) {
    long missing = takeBack(claim, amount, false);
    if (releasedToo) {
      long onHold =
          claim.lines.stream()
              .filter(line -> line.taken && !line.isBase)
              .mapToLong(line -> line.amount + line.fee)
              .sum();
      claim.waiting = Math.min(claim.waiting + takeBack(claim, missing, true), onHold);
    }
    claim.lines.removeIf(line -> !line.isBase && line.amount + line.fee == 0);
  }

  private long takeBack(Claim claim, long amount, boolean released) {
    long missing = amount;
    long owed = 0;
    for (Line line : claim.lines.reversed()) {
      if (missing == 0 || line.isBase || line.taken || line.released != released) {
        continue;
      }
      long gross = line.amount + line.fee;
      long part = Math.min(missing, gross);
      // Largest remainder over what the two still have; a tie is the payee's to give.
      long payees = part * line.amount / gross;
      long fees = part * line.fee / gross;
      if (payees + fees < part) {
        if (part * line.amount % gross >= part * line.fee % gross) {
          payees++;
        } else {
          fees++;
        }
      }
      line.amount -= payees;
      line.fee -= fees;
      if (released) {
        owed += payees;
        revenueClipsRefunded += fees;
      }
      claim.add(part);
      claim.posted -= part;
      claim.postedFee -= fees;
      missing -= part;
    }
    claim.clipper.debts.add(new Debt(owed));
    return missing;
  }

  // Tips, and the owner's money.

  private Verdict tip(Step.Tip step) {
    Claim claim = claims.get(step.claim());
    if (claim == null || tips.containsKey(step.tip())) {
      return Verdict.IDLE;
    }
    long cost = percentOfCharge(step.amount()) + 30;
    boolean own = step.fan() != 0 && clipper(step.fan()) == claim.clipper;
    if (!claim.approved() || own || step.amount() < MINIMUM_TIP || surplus() < cost) {
      return Verdict.REFUSED;
    }
    var tip = new Tip();
    tip.amount = step.amount();
    tip.cost = cost;
    tip.fan = step.fan();
    tip.payee = claim.clipper;
    tip.payment.number = payments++;
    tip.payment.deposit = tip.amount - tip.cost;
    tip.payment.charged = tip.amount;
    tip.payment.declined = step.declined();
    tips.put(step.tip(), tip);
    effects.add(charge(tip));
    return Verdict.DONE;
  }

  /// What the platform has of its own and has not promised: it pays for what tips cost.
  private long surplus() {
    return own() - promised();
  }

  /// What the platform has of its own.
  long own() {
    return ownersMoney
        + revenueProcessing
        + revenueCampaigns()
        + revenueClips
        - revenueClipsRefunded
        - expenseProvider
        - expenseDispute
        - badDebt;
  }

  /// What tips will cost that are on their way.
  long promised() {
    return tips.values().stream()
        .filter(tip -> tip.state.equals("pending"))
        .mapToLong(tip -> tip.cost)
        .sum();
  }

  private Effect charge(Tip tip) {
    var charge =
        new Effect("payment_intents") {
          @Override
          boolean happens(@Nullable Trouble trouble) {
            if (tip.payment.declined) {
              return false;
            }
            tip.payment.usableAt = now + 2 * DAY;
            charges.add(new Charged(tip.payment.deposit, tip.payment.usableAt));
            return true;
          }

          @Override
          void done() {
            tip.state = "given";
            tip.payment.booked = true;
            tip.payment.askAt = now;
            tip.payment.bookedAt = now;
            pending += tip.payment.deposit;
            expenseProvider += tip.cost;
            var line = new Line();
            line.amount = tip.amount;
            line.due = now + 7 * DAY;
            tip.line = line;
          }

          @Override
          void refused() {
            tip.state = "refused";
          }
        };
    return charge;
  }

  private Verdict topUp(Step.TopUp topUp) {
    bank += topUp.amount();
    ownersMoney += topUp.amount();
    return Verdict.DONE;
  }

  // Holds.

  private Verdict doubt(Step.Doubt doubt) {
    Claim claim = claims.get(doubt.claim());
    if (claim == null || (claim.hold == null && claim.lines.isEmpty())) {
      return Verdict.IDLE;
    }
    if (claim.hold != null) {
      return Verdict.REFUSED;
    }
    hold(claim);
    return Verdict.DONE;
  }

  private static void hold(Claim claim) {
    var hold = new Hold();
    claim.hold = hold;
    for (Line line : claim.lines) {
      if (line.released) {
        line.taken = true;
        long there = Math.min(claim.clipper.available, line.amount);
        claim.clipper.available -= there;
        hold.taken += there;
        hold.owed.open += line.amount - there;
      }
    }
    claim.clipper.onHold += hold.taken + hold.owed.open;
    claim.clipper.debts.add(hold.owed);
  }

  private Verdict judge(Step.Judge judge) {
    Claim claim = claims.get(judge.claim());
    if (claim == null || claim.hold == null) {
      return Verdict.IDLE;
    }
    return judge(claim, claim.hold, judge.lift());
  }

  private Verdict judge(Claim claim, Hold hold, boolean lift) {
    claim.hold = null;
    claim.inDispute = false;
    claim.clipper.onHold -= hold.taken + hold.owed.open + hold.owed.recovered;
    if (lift) {
      claim.clipper.available += hold.taken + hold.owed.recovered;
      claim.clipper.debts.remove(hold.owed);
      claim.lines.forEach(line -> line.taken = false);
      if (claim.waiting > 0) {
        long waiting = claim.waiting;
        claim.waiting = 0;
        fall(claim, waiting, true);
        fallen(claim);
      }
      return Verdict.DONE;
    }
    // Everything goes back to the campaign, and the clip was never approved.
    long back = 0;
    for (Line line : claim.lines) {
      back += line.amount + line.fee;
      revenueClipsRefunded += line.taken ? line.fee : 0;
    }
    claim.lines.clear();
    claim.waiting = 0;
    claim.windowOpen = false;
    claim.clipper.count(-1, -claim.views);
    putBack(claim, back);
    end(claim, "revoked");
    return Verdict.DONE;
  }

  // Disputes between brand and clipper.

  private Verdict dispute(Step.Dispute dispute) {
    Claim claim = claims.get(dispute.claim());
    if (claim == null || claim.lines.isEmpty()) {
      return Verdict.IDLE;
    }
    boolean allowed =
        dispute.byBrand()
            ? claim.approved() && !claim.toldReleased && claim.hold == null
            : claim.hold != null;
    if (claim.inDispute || !allowed) {
      return Verdict.REFUSED;
    }
    if (dispute.byBrand()) {
      hold(claim);
    }
    claim.inDispute = true;
    claim.everInDispute = true;
    return Verdict.DONE;
  }

  private Verdict testify(Step.Testify testify) {
    Claim claim = claims.get(testify.claim());
    if (claim == null || !claim.everInDispute) {
      return Verdict.IDLE;
    }
    return claim.inDispute ? Verdict.DONE : Verdict.REFUSED;
  }

  private Verdict arbitrate(Step.Arbitrate arbitrate) {
    Claim claim = claims.get(arbitrate.claim());
    if (claim == null || !claim.everInDispute) {
      return Verdict.IDLE;
    }
    if (!claim.inDispute) {
      return Verdict.REFUSED;
    }
    if (claim.state.equals("appealed")) {
      Decide.Verb verb =
          arbitrate.forClipper() ? Decide.Verb.UPHOLD_APPEAL : Decide.Verb.DISMISS_APPEAL;
      return decide(new Decide(arbitrate.claim(), verb));
    }
    return judge(claim, Objects.requireNonNull(claim.hold), arbitrate.forClipper());
  }

  // Chargebacks.

  private Verdict chargeBack(Step.ChargeBack step) {
    Campaign campaign = campaigns.get(step.campaign());
    Tip tip = step.campaign() == 0 ? tips.get(step.payment()) : null;
    Payment payment =
        tip != null
            ? tip.payment
            : campaign != null && step.payment() < campaign.payments.size()
                ? campaign.payments.get(step.payment())
                : null;
    // A bank asks for what it has not asked for yet, or was given back.
    boolean asked =
        chargebacks.values().stream()
            .anyMatch(each -> each.payment == payment && !each.bank.equals("won"));
    if (payment == null
        || !payment.booked
        || asked
        || chargebacks.containsKey(step.chargeback())
        || step.amount() < 1) {
      return Verdict.IDLE;
    }
    Clipper payer = tip == null || tip.fan == 0 ? null : clipper(tip.fan);
    int brand = campaign == null ? 1 : campaign.brand;
    List<Debt> debts =
        payer == null ? brandsDebts.computeIfAbsent(brand, _ -> new ArrayList<>()) : payer.debts;
    chargebacks.put(step.chargeback(), new Chargeback(campaign, payment, payer, debts, step, now));
    providerMoved -= step.amount() + step.fee();
    return Verdict.DONE;
  }

  private Verdict rule(Step.Rule rule) {
    Chargeback back = chargebacks.get(rule.chargeback());
    boolean afterAll = back != null && back.bank.equals("lost") && rule.won();
    // Nobody would ever hear of it.
    boolean silent = back != null && back.seen && back.askAt < 0 && !rule.told();
    if (back == null || (back.decided() && !afterAll) || silent) {
      return Verdict.IDLE;
    }
    back.bank = rule.won() ? "won" : "lost";
    if (rule.won()) {
      providerMoved += back.amount + back.fee;
    }
    if (rule.told()) {
      askSoon(back);
    }
    return Verdict.DONE;
  }

  private void askSoon(Chargeback back) {
    if (back.seen) {
      back.askAt = now;
    }
  }

  private Verdict answer(Step.Answer step) {
    Chargeback back = chargebacks.get(step.chargeback());
    if (back == null) {
      return Verdict.IDLE;
    }
    if (!back.open() || back.answer.equals("sending") || back.answer.equals("given")) {
      return Verdict.REFUSED;
    }
    back.answer = "sending";
    effects.add(
        new Effect("disputes") {
          @Override
          boolean happens(@Nullable Trouble trouble) {
            if (step.contest()) {
              if (back.bank.equals("open")) {
                back.bank = "under review";
              }
              return back.bank.equals("under review");
            }
            if (!back.bank.equals("won")) {
              back.bank = "lost";
            }
            return back.bank.equals("lost");
          }

          @Override
          boolean found() {
            return !back.bank.equals("open");
          }

          @Override
          void done() {
            back.answer = "given";
            askSoon(back);
          }

          @Override
          void refused() {
            back.answer = "refused";
            askSoon(back);
          }
        });
    return Verdict.DONE;
  }

  private Verdict explain(Step.Explain explain) {
    Chargeback back = chargebacks.get(explain.chargeback());
    if (back == null) {
      return Verdict.IDLE;
    }
    long open = back.beyond() - back.explained;
    if (!back.lost() || open == 0) {
      return Verdict.REFUSED;
    }
    back.explained += open;
    suspense -= open;
    expenseDispute += open;
    return Verdict.DONE;
  }

  private Verdict giveUp(Step.GiveUp giveUp) {
    Chargeback back = chargebacks.get(giveUp.chargeback());
    if (back == null) {
      return Verdict.IDLE;
    }
    if (back.debt == null || back.debt.open == 0) {
      return Verdict.REFUSED;
    }
    badDebt += back.debt.open;
    back.debt.open = 0;
    return Verdict.DONE;
  }

  private void followChargebacks() {
    List<Chargeback> fresh = chargebacks.values().stream().filter(each -> !each.seen).toList();
    fresh.forEach(this::follow);
    chargebacks.values().stream()
        .filter(each -> each.seen && each.askAt >= 0 && each.askAt <= now)
        .sorted(Comparator.comparingLong(each -> each.askAt))
        .toList()
        .forEach(this::follow);
  }

  private void follow(Chargeback back) {
    if (back.state.equals("unheard of") && !back.bank.equals("won")) {
      hear(back);
    }
    if (back.open() && back.bank.equals("won")) {
      win(back);
    } else if (back.open() && back.bank.equals("lost")) {
      lose(back);
    } else if (back.lost() && back.bank.equals("won")) {
      winAfterAll(back);
    }
    back.seen = true;
    back.askAt =
        switch (back.bank) {
          case "won" -> Chargeback.NEVER;
          case "lost" ->
              now < back.openedAt + LOST_ASKED_FOR ? now + LOST_ASKED_AGAIN : Chargeback.NEVER;
          default -> now + BANK_ASKED_AGAIN;
        };
  }

  private void hear(Chargeback back) {
    back.state = "open";
    disputed += back.amount;
    available -= back.amount + back.fee;
    expenseDispute += back.fee;
    Campaign campaign = back.campaign;
    if (campaign == null) {
      return;
    }
    if (campaign.state.equals("open")) {
      campaign.state = "paused";
      back.reopen = true;
    }
    while (freeze(back, campaign) > 0 && endNewest(campaign)) {
      // until it is enough, or nothing is left
    }
  }

  /// What is free: first of the payment itself; then, but for the fee that nobody can earn any
  /// more, of the others, the newest first.
  ///
  /// @return what is missing
  private long freeze(Chargeback back, Campaign campaign) {
    var order = new ArrayList<>(campaign.oldestFirst().reversed());
    order.remove(back.payment);
    order.addFirst(back.payment);
    long own = Math.min(back.shortfall(), back.payment.free);
    long missing = Math.max(own, back.shortfall() - idleFee(back, own));
    for (Payment payment : order) {
      long part = Math.min(missing, payment.free);
      if (part > 0) {
        payment.free -= part;
        missing -= part;
        back.frozen.merge(payment, part, Long::sum);
      }
    }
    return missing;
  }

  /// What of the fee on a disputed payment nobody can earn any more. What other disputes have taken
  /// of it may be given back, and earn some.
  private long idleFee(Chargeback back, long leaving) {
    long taken =
        chargebacks.values().stream()
            .filter(each -> each != back && (each.open() || each.lost()))
            .mapToLong(each -> each.frozen.getOrDefault(back.payment, 0L))
            .sum();
    return restOfFee(back.payment, mayBeSpent(back.payment) + back.payment.free - leaving + taken);
  }

  private boolean endNewest(Campaign campaign) {
    List<Claim> live =
        claims.values().stream().filter(c -> c.campaign == campaign && c.live()).toList();
    if (live.isEmpty()) {
      return false;
    }
    Claim newest = live.getLast();
    newest.state = "revoked";
    newest.inDispute = false;
    campaign.taken--;
    long unused = newest.base + newest.bonus;
    newest.base = 0;
    newest.bonus = 0;
    putBack(newest, unused);
    return true;
  }

  private void win(Chargeback back) {
    back.state = "won";
    disputed -= back.amount;
    available += back.amount + back.fee;
    expenseDispute -= back.fee;
    thaw(back, back.reopen);
  }

  private void thaw(Chargeback back, boolean reopen) {
    back.frozen.forEach((payment, amount) -> payment.free += amount);
    Campaign campaign = back.campaign;
    if (campaign == null) {
      return;
    }
    boolean waiting = campaign.state.equals("paused") && now < campaign.deadline;
    if (reopen && waiting && !disputed(campaign)) {
      campaign.state = "open";
    }
    refundIfOver(campaign);
  }

  private void lose(Chargeback back) {
    back.state = "lost";
    disputed -= back.amount;
    suspense += back.beyond();
    back.feeBack = Math.min(back.shortfall(), idleFee(back, 0));
    back.payment.feeBack += back.feeBack;
    if (back.shortfall() > 0) {
      back.debt = new Debt(back.shortfall());
      back.payersDebts.add(back.debt);
    }
  }

  /// The money is back: it pays what is still owed because of the loss, and undoes the rest.
  private void winAfterAll(Chargeback back) {
    back.state = "won";
    available += back.amount + back.fee;
    suspense -= back.beyond() - back.explained;
    expenseDispute -= back.explained + back.fee;
    Debt debt = back.debt;
    if (debt != null) {
      badDebt -= back.shortfall() - debt.open - debt.recovered;
      debt.open = 0;
      back.payersDebts.remove(debt);
      if (back.payer != null) {
        back.payer.available += debt.recovered;
      }
    }
    back.payment.feeBack -= back.feeBack;
    thaw(back, false);
  }

  boolean disputed(Campaign campaign) {
    return chargebacks.values().stream().anyMatch(b -> b.campaign == campaign && b.open());
  }

  /// Whether a bank has, or keeps, what it asked back of a payment.
  private boolean takenFor(Payment payment) {
    return chargebacks.values().stream()
        .anyMatch(back -> back.payment == payment && !back.bank.equals("won"));
  }

  // The breaker.

  boolean tripped() {
    return tripped;
  }

  /// What is wrong and was not accepted.
  Set<String> wrong() {
    var wrong = new HashSet<String>();
    if (suspense != 0) {
      wrong.add("in suspense " + suspense);
    }
    if (own() < 0) {
      wrong.add("not covered " + own());
    }
    wrong.removeAll(accepted);
    return wrong;
  }

  private Verdict reset(Step.Reset reset) {
    // What is not heard of yet is a difference that comes right by itself.
    if (chargebacks.values().stream().anyMatch(Chargeback::news)) {
      return Verdict.IDLE;
    }
    Set<String> left = wrong();
    if (!tripped || (!left.isEmpty() && !reset.force())) {
      return Verdict.REFUSED;
    }
    tripped = false;
    accepted.addAll(left);
    return Verdict.DONE;
  }

  // Payouts.

  private Verdict choose(Step.Choose choose) {
    clipper(choose.clipper()).weekly = choose.weekly();
    return Verdict.DONE;
  }

  private Verdict suspend(Step.Suspend suspend) {
    clipper(suspend.clipper()).suspended = suspend.suspended();
    return Verdict.DONE;
  }

  /// What the payout is called that a run in the week of a time makes for a clipper.
  ///
  /// @param time in seconds since the beginning
  static int payoutOfRun(long time, int clipper) {
    return RUNS + 10 * week(time) + clipper;
  }

  private static int week(long time) {
    return Math.toIntExact((BEGINNING + time) / (7 * DAY));
  }

  private void runPayouts() {
    // What waits is begun when it may go on.
    if (tripped || week(now) == lastRun) {
      return;
    }
    lastRun = week(now);
    clippers.forEach(
        (number, clipper) -> {
          boolean paid =
              clipper.weekly
                  && !clipper.suspended
                  && clipper.account.equals("open")
                  && clipper.available >= MINIMUM_PAYOUT;
          if (paid) {
            request(payoutOfRun(now, number), clipper, clipper.available);
          }
        });
  }

  private Verdict openAccount(Step.OpenAccount open) {
    Clipper clipper = clipper(open.clipper());
    if (clipper.account.equals("none") || clipper.account.equals("refused")) {
      clipper.account = "opening";
      effects.add(
          new Effect("accounts") {
            @Override
            boolean happens(@Nullable Trouble trouble) {
              return true;
            }

            @Override
            void done() {
              clipper.account = "open";
              clipper.accountOpenedAt = now;
            }

            @Override
            void refused() {
              clipper.account = "refused";
            }
          });
    }
    return Verdict.DONE;
  }

  private Verdict askPayout(Step.AskPayout ask) {
    if (payouts.containsKey(ask.payout())) {
      return Verdict.IDLE;
    }
    Clipper payee = clipper(ask.clipper());
    long amount = ask.amount() == 0 ? payee.available : ask.amount();
    if (tripped
        || !payee.account.equals("open")
        || amount < MINIMUM_PAYOUT
        || amount > payee.available) {
      return Verdict.REFUSED;
    }
    request(ask.payout(), payee, amount);
    return Verdict.DONE;
  }

  private void request(int number, Clipper payee, long amount) {
    payee.available -= amount;
    var payout = new Payout();
    payout.payee = payee;
    payout.amount = amount;
    boolean known =
        now >= payee.accountOpenedAt + 30 * DAY
            && payouts.values().stream()
                .anyMatch(p -> p.payee == payee && p.state.startsWith("paid"));
    payouts.put(number, payout);
    if (amount <= APPROVED_BY_POLICY && known) {
      transfer(payout);
    }
  }

  private Verdict settle(Step.Settle settle) {
    Payout payout = payouts.get(settle.payout());
    if (payout == null) {
      return Verdict.IDLE;
    }
    boolean early =
        switch (settle.verb()) {
          case CANCEL, APPROVE, BY_HAND -> true;
          case SEND_AGAIN, TAKE_BACK -> false;
        };
    if (payout.unknown || !payout.state.equals(early ? "requested" : "bounced")) {
      return Verdict.REFUSED;
    }
    if (settle.verb() == Step.Settle.Verb.BY_HAND && payout.amount > bank) {
      return Verdict.REFUSED;
    }
    boolean paysOut =
        switch (settle.verb()) {
          case APPROVE, BY_HAND, SEND_AGAIN -> true;
          case CANCEL, TAKE_BACK -> false;
        };
    if (tripped && paysOut) {
      return Verdict.REFUSED;
    }
    switch (settle.verb()) {
      case CANCEL -> back(payout, "cancelled");
      case APPROVE -> transfer(payout);
      case BY_HAND -> {
        payout.state = "paid by hand";
        bank -= payout.amount;
      }
      case SEND_AGAIN -> toBank(payout);
      case TAKE_BACK -> takeBack(payout);
    }
    return Verdict.DONE;
  }

  private static void back(Payout payout, String state) {
    payout.unknown = false;
    payout.state = state;
    payout.payee.available += payout.amount;
  }

  private void transfer(Payout payout) {
    payout.state = "approved";
    effects.add(
        new Moving("transfers", payout) {
          @Override
          boolean happens(@Nullable Trouble trouble) {
            if (providerAvailable() < payout.amount) {
              return false;
            }
            providerMoved -= payout.amount;
            payout.payee.atProvider += payout.amount;
            return true;
          }

          @Override
          void done() {
            payout.unknown = false;
            available -= payout.amount;
            payout.payee.connected += payout.amount;
            toBank(payout);
          }

          @Override
          void refused() {
            back(payout, "failed");
          }

          @Override
          boolean waits() {
            return true;
          }
        });
  }

  private void toBank(Payout payout) {
    payout.state = "sending";
    effects.add(
        new Moving("payouts", payout) {
          @Override
          boolean happens(@Nullable Trouble trouble) {
            if (payout.payee.atProvider < payout.amount) {
              return false;
            }
            payout.payee.atProvider -= payout.amount;
            payout.arrival = now + DAY;
            payout.ending = trouble;
            payout.cameBack = false;
            return true;
          }

          @Override
          void done() {
            payout.unknown = false;
            payout.state = "in transit";
            payout.watchAt = now;
          }

          @Override
          boolean waits() {
            return true;
          }

          @Override
          void refused() {
            payout.unknown = false;
            payout.state = "bounced";
          }
        });
  }

  private void takeBack(Payout payout) {
    payout.state = "returning";
    effects.add(
        new Moving("transfers", payout) {
          @Override
          boolean happens(@Nullable Trouble trouble) {
            if (payout.payee.atProvider < payout.amount) {
              return false;
            }
            payout.payee.atProvider -= payout.amount;
            providerMoved += payout.amount;
            return true;
          }

          @Override
          void done() {
            available += payout.amount;
            payout.payee.connected -= payout.amount;
            back(payout, "failed");
          }

          @Override
          void refused() {
            payout.unknown = false;
            payout.state = "bounced";
          }
        });
  }

  private abstract static class Moving extends Effect {
    private final Payout payout;

    Moving(String operation, Payout payout) {
      super(operation);
      this.payout = payout;
    }

    @Override
    void unknown() {
      payout.unknown = true;
    }
  }

  // The provider and time.

  private Verdict fault(Step.Fault fault) {
    if (armed.containsKey(fault.operation())) {
      return Verdict.IDLE;
    }
    armed.put(fault.operation(), fault.trouble());
    return Verdict.DONE;
  }

  private Verdict pass(long seconds) {
    now += seconds;
    for (Payout payout : payouts.values()) {
      if (!payout.cameBack && bankFailed(payout)) {
        payout.cameBack = true;
        payout.payee.atProvider += payout.amount;
      }
    }
    return Verdict.DONE;
  }

  private boolean bankFailed(Payout payout) {
    return (payout.ending == Trouble.PAYOUT_FAILS && now >= payout.arrival)
        || (payout.ending == Trouble.PAID_THEN_FAILED && now >= payout.arrival + DAY);
  }

  private long providerAvailable() {
    return providerMoved
        + charges.stream().filter(c -> c.usableAt() <= now).mapToLong(Charged::net).sum();
  }

  private long providerPending() {
    return charges.stream().filter(c -> c.usableAt() > now).mapToLong(Charged::net).sum();
  }

  // What workers do.

  /// The order in which [Chore#EVERYTHING] does the others.
  static final List<Chore> ROUND =
      List.of(
          Chore.END_DUE_CLAIMS,
          Chore.EXPIRE_CAMPAIGNS,
          Chore.END_BONUS_WINDOWS,
          Chore.SETTLE_FUNDINGS,
          Chore.FOLLOW_CHARGEBACKS,
          Chore.CHECK_BOOKS,
          Chore.RELEASE_LINES,
          Chore.RUN_PAYOUTS,
          Chore.WATCH_PAYOUTS,
          Chore.EFFECTS,
          Chore.EVENTS,
          Chore.COMPLETE_CAMPAIGNS,
          Chore.EFFECTS);

  private Verdict work(Chore chore) {
    switch (chore) {
      case EFFECTS -> carryOut();
      case EVENTS -> {
        while (!events.isEmpty()) {
          events.remove().run();
        }
      }
      case SETTLE_FUNDINGS -> settleFundings();
      case END_DUE_CLAIMS -> endDueClaims();
      case EXPIRE_CAMPAIGNS -> {
        campaigns.values().stream()
            .filter(c -> !c.over() && !c.state.equals("draft") && now >= c.deadline)
            .sorted(Comparator.comparingLong(c -> c.deadline))
            .forEach(campaign -> to(campaign, "expired"));
      }
      case COMPLETE_CAMPAIGNS -> {
        for (Campaign campaign : campaigns.values()) {
          boolean runs = campaign.state.equals("open") || campaign.state.equals("paused");
          if (runs && campaign.taken == campaign.places && undecided(campaign) == 0) {
            to(campaign, "closed");
          }
        }
      }
      case END_BONUS_WINDOWS -> {
        claims.values().stream()
            .filter(claim -> claim.windowOpen && now >= claim.windowEnd)
            .sorted(Comparator.comparingLong(claim -> claim.windowEnd))
            .forEach(this::endWindow);
      }
      case RELEASE_LINES -> releaseLines();
      case WATCH_PAYOUTS -> payouts.values().forEach(this::watch);
      case RUN_PAYOUTS -> runPayouts();
      case FOLLOW_CHARGEBACKS -> followChargebacks();
      case CHECK_BOOKS -> tripped |= !wrong().isEmpty();
      case EVERYTHING -> ROUND.forEach(this::work);
    }
    return Verdict.DONE;
  }

  private long undecided(Campaign campaign) {
    return claims.values().stream().filter(c -> c.campaign == campaign && c.live()).count();
  }

  private void carryOut() {
    effects.forEach(effect -> effect.resting = false);
    for (int i = 0; i < effects.size(); i++) {
      Effect effect = effects.get(i);
      if (effect.state.equals("intended") && !(tripped && effect.waits())) {
        call(effect);
      }
    }
    for (Effect effect : List.copyOf(effects)) {
      if (effect.state.equals("unknown") && !effect.resting) {
        if (effect.found()) {
          effect.state = "over";
          effect.done();
        } else {
          effect.state = "intended";
        }
      }
    }
    effects.removeIf(effect -> effect.state.equals("over"));
  }

  private void call(Effect effect) {
    Trouble trouble = armed.remove(effect.operation);
    if (trouble == Trouble.ERROR || trouble == Trouble.HANG) {
      lose(effect);
      return;
    }
    boolean kept = now < effect.keptUntil;
    if (!kept) {
      effect.happened = trouble != Trouble.REFUSE && effect.happens(trouble);
      effect.keptError = trouble == Trouble.ERROR_AFTER;
      effect.keptUntil = now + KEYS_LIVE;
    }
    if (effect.keptError || (trouble != null && LOSING.contains(trouble))) {
      lose(effect);
      return;
    }
    effect.state = "over";
    if (effect.happened) {
      effect.done();
    } else {
      effect.refused();
    }
  }

  private static void lose(Effect effect) {
    effect.state = "unknown";
    effect.resting = true;
    effect.unknown();
  }

  private void settleFundings() {
    List<Payment> asked =
        Stream.concat(
                campaigns.values().stream().flatMap(campaign -> campaign.payments.stream()),
                tips.values().stream().map(tip -> tip.payment))
            .filter(payment -> payment.booked && !payment.settled && payment.askAt <= now)
            .sorted(Comparator.comparingLong((Payment p) -> p.askAt).thenComparing(p -> p.number))
            .toList();
    for (Payment payment : asked) {
      if (payment.usableAt > now) {
        payment.askAt = payment.usableAt;
        continue;
      }
      payment.settled = true;
      pending -= payment.net();
      available += payment.net();
      payment.refunds.stream()
          .filter(refund -> refund.state.equals("waiting"))
          .forEach(refund -> send(payment, refund));
    }
  }

  private void endWindow(Claim claim) {
    claim.windowOpen = false;
    long rest = claim.base + claim.bonus;
    claim.base = 0;
    claim.bonus = 0;
    giveBack(claim, rest);
  }

  private void endDueClaims() {
    List<Claim> due =
        claims.values().stream()
            .filter(claim -> now >= claim.due)
            .sorted(Comparator.comparingLong(claim -> claim.due))
            .toList();
    for (Claim claim : due) {
      switch (claim.state) {
        case "claimed", "changes requested" -> end(claim, "expired");
        case "submitted" -> approve(claim);
        case "rejected" -> end(claim, "rejected for good");
        default -> {}
      }
    }
  }

  private void releaseLines() {
    if (tripped) {
      return;
    }
    for (Claim claim : claims.values()) {
      boolean settled = claim.draws.stream().allMatch(draw -> draw.payment.settled);
      for (Line line : claim.lines) {
        if (settled && claim.hold == null && releaseIfDue(line, claim.clipper)) {
          if (line.isBase || claim.byViews()) {
            events.add(() -> claim.toldReleased = true);
          }
        }
      }
    }
    for (Tip tip : tips.values()) {
      if (tip.line != null && tip.payment.settled) {
        releaseIfDue(tip.line, tip.payee);
      }
    }
  }

  private boolean releaseIfDue(Line line, Clipper payee) {
    if (line.released || line.due > now) {
      return false;
    }
    line.released = true;
    payee.available += line.amount - recover(payee, line.amount);
    revenueClips += line.fee;
    return true;
  }

  /// What is owed is taken of a release first, the oldest debt first.
  private static long recover(Clipper clipper, long amount) {
    long left = amount;
    for (Debt debt : clipper.debts) {
      long part = Math.min(debt.open, left);
      debt.open -= part;
      debt.recovered += part;
      left -= part;
    }
    return amount - left;
  }

  private void watch(Payout payout) {
    boolean transit = payout.state.equals("in transit") && !payout.unknown;
    boolean paid = payout.state.equals("paid");
    if (payout.watchAt < 0 || payout.watchAt > now) {
      return;
    }
    if (!transit && !paid) {
      payout.watchAt = -1;
    } else if (now < payout.arrival) {
      payout.watchAt = payout.arrival;
    } else if (bankFailed(payout)) {
      if (paid) {
        payout.payee.connected += payout.amount;
      }
      payout.state = "bounced";
      payout.watchAt = -1;
    } else if (transit) {
      payout.state = "paid";
      payout.payee.connected -= payout.amount;
      payout.watchAt = now + DAY;
    } else {
      payout.watchAt = now < payout.arrival + 7 * DAY ? now + DAY : -1;
    }
  }

  // What can be seen.

  /// Every figure, by a name that people understand.
  public Map<String, Object> figures() {
    var figures = new HashMap<String, Object>();
    campaigns.forEach((number, campaign) -> figures(figures, number, campaign));
    claims.forEach(
        (number, claim) -> {
          figures.put("claim " + number, claim.state);
          figures.put("claim " + number + " in dispute", claim.inDispute);
        });
    chargebacks.forEach(
        (number, back) -> {
          figures.put("chargeback " + number, back.state);
          figures.put("chargeback " + number + " frozen", back.frozenInAll());
          figures.put("chargeback " + number + " answer", back.answer);
        });
    for (int brand = 1; brand <= BRANDS; brand++) {
      List<Debt> debts = brandsDebts.getOrDefault(brand, List.of());
      figures.put("brand " + brand + " owes", debts.stream().mapToLong(debt -> debt.open).sum());
    }
    figures.put("breaker", tripped ? "tripped" : "closed");
    figures.put("psp.disputed", disputed);
    figures.put("expense dispute", expenseDispute);
    figures.put("bad-debt", badDebt);
    figures.put("provider disputed", providerDisputed());
    payouts.forEach(
        (number, payout) -> {
          String name = "payout " + number;
          figures.put(name, payout.unknown ? "unknown" : payout.state);
          figures.put(name + " amount", payout.amount);
          figures.put(
              name + " reserved",
              payout.state.equals("requested") || payout.state.equals("approved")
                  ? payout.amount
                  : 0L);
          boolean moving =
              switch (payout.state) {
                case "sending", "in transit", "bounced", "returning" -> true;
                default -> false;
              };
          figures.put(name + " in transit", moving ? payout.amount : 0L);
        });
    clippers.forEach(
        (number, clipper) -> {
          String name = "clipper " + number;
          figures.put(name + " available", clipper.available);
          figures.put(name + " owes", clipper.debts.stream().mapToLong(debt -> debt.open).sum());
          figures.put(name + " on hold", clipper.onHold);
          figures.put(name + " connected", clipper.connected);
          figures.put(name + " at the provider", clipper.atProvider);
          figures.put(name + " clips", clipper.clips);
          figures.put(name + " views", clipper.views);
          figures.put(name + " tier", clipper.tier);
        });
    tips.forEach(
        (number, tip) -> {
          Line line = tip.line;
          figures.put("tip " + number, tip.state);
          figures.put("tip " + number + " held", line == null || line.released ? 0L : line.amount);
        });
    figures.put("psp.pending", pending);
    figures.put("psp.available", available);
    figures.put("bank", bank);
    figures.put("equity", ownersMoney);
    figures.put("revenue processing", revenueProcessing);
    figures.put("revenue fee.campaign", revenueCampaigns());
    figures.put("revenue fee.clip", revenueClips);
    figures.put("revenue fee.clip.refunded", -revenueClipsRefunded);
    figures.put("expense psp", expenseProvider);
    figures.put("suspense", suspense);
    figures.put("provider pending", providerPending());
    figures.put("provider available", providerAvailable());
    return figures;
  }

  private void figures(Map<String, Object> figures, int number, Campaign campaign) {
    List<Claim> own = claims.values().stream().filter(c -> c.campaign == campaign).toList();
    List<Line> lines = own.stream().flatMap(c -> c.lines.stream()).toList();
    List<Refund> refunds = campaign.payments.stream().flatMap(p -> p.refunds.stream()).toList();
    String name = "campaign " + number;
    figures.put(name, campaign.state);
    figures.put(name + " places taken", campaign.taken);
    figures.put(name + " deposited", campaign.deposited());
    figures.put(name + " free", campaign.free());
    figures.put(name + " reserved", own.stream().mapToLong(c -> c.base + c.bonus).sum());
    figures.put(
        name + " held", lines.stream().filter(l -> !l.released).mapToLong(l -> l.amount).sum());
    figures.put(
        name + " fees deferred",
        lines.stream().filter(l -> !l.released).mapToLong(l -> l.fee).sum());
    figures.put(
        name + " released", lines.stream().filter(l -> l.released).mapToLong(l -> l.amount).sum());
    figures.put(name + " fees", lines.stream().filter(l -> l.released).mapToLong(l -> l.fee).sum());
    figures.put(
        name + " on its way back",
        refunds.stream()
            .filter(r -> r.state.equals("waiting") || r.state.equals("sending"))
            .mapToLong(r -> r.amount)
            .sum());
    figures.put(
        name + " refunded",
        refunds.stream().filter(r -> r.state.equals("done")).mapToLong(r -> r.amount).sum());
    figures.put(
        name + " fee on top",
        campaign.payments.stream()
            .filter(payment -> payment.booked)
            .mapToLong(payment -> payment.fee - payment.feeBack - earnedFee(payment))
            .sum());
    figures.put(name + " frozen", frozen(campaign, "open"));
    figures.put(name + " charged back", frozen(campaign, "lost"));
  }

  private long frozen(Campaign campaign, String state) {
    return chargebacks.values().stream()
        .filter(back -> back.campaign == campaign && back.state.equals(state))
        .mapToLong(Chargeback::frozenInAll)
        .sum();
  }

  private long providerDisputed() {
    return chargebacks.values().stream()
        .filter(back -> !back.decided())
        .mapToLong(back -> back.amount)
        .sum();
  }

  /// What the platform has at its bank.
  long bank() {
    return bank;
  }

  Clipper clipper(int number) {
    return Objects.requireNonNull(clippers.get(number));
  }

  /// Half-up.
  private static long percent(long amount, long percent) {
    return (amount * percent + 50) / 100;
  }

  /// The smallest charge of which `net` is left after 2.9 % (half-up) and 30 cents.
  private static long grossUp(long net) {
    long charged = net + 30;
    while (charged - percentOfCharge(charged) - 30 < net) {
      // The next candidate cannot be nearer than what is still missing.
      charged += net - (charged - percentOfCharge(charged) - 30);
    }
    return charged;
  }

  private static long percentOfCharge(long charged) {
    return (charged * 29 + 500) / 1000;
  }
}
