package io.clipgen.application.histories;

import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.port.Disputes;
import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.campaigns.usecase.AppealRejection;
import io.clipgen.application.campaigns.usecase.ApproveSubmission;
import io.clipgen.application.campaigns.usecase.ClaimCampaign;
import io.clipgen.application.campaigns.usecase.CloseCampaign;
import io.clipgen.application.campaigns.usecase.CompleteCampaigns;
import io.clipgen.application.campaigns.usecase.CountViews;
import io.clipgen.application.campaigns.usecase.DecideAppeal;
import io.clipgen.application.campaigns.usecase.DecideDispute;
import io.clipgen.application.campaigns.usecase.DisputeEvidence;
import io.clipgen.application.campaigns.usecase.EndBonusWindows;
import io.clipgen.application.campaigns.usecase.EndDueClaims;
import io.clipgen.application.campaigns.usecase.ExpireCampaigns;
import io.clipgen.application.campaigns.usecase.FollowPost;
import io.clipgen.application.campaigns.usecase.FundCampaign;
import io.clipgen.application.campaigns.usecase.OpenCampaign;
import io.clipgen.application.campaigns.usecase.OpenDispute;
import io.clipgen.application.campaigns.usecase.PauseCampaign;
import io.clipgen.application.campaigns.usecase.PostCampaign;
import io.clipgen.application.campaigns.usecase.PublishSchedule;
import io.clipgen.application.campaigns.usecase.RejectSubmission;
import io.clipgen.application.campaigns.usecase.RequestChanges;
import io.clipgen.application.campaigns.usecase.ResumeCampaign;
import io.clipgen.application.campaigns.usecase.StrikeViews;
import io.clipgen.application.campaigns.usecase.SubmitClip;
import io.clipgen.application.campaigns.usecase.Terms;
import io.clipgen.application.campaigns.usecase.TipClipper;
import io.clipgen.application.campaigns.usecase.WithdrawClaim;
import io.clipgen.application.earnings.port.BreakerLog;
import io.clipgen.application.earnings.port.ChargebackLog;
import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.application.earnings.port.PaymentGateway;
import io.clipgen.application.earnings.port.Tips;
import io.clipgen.application.earnings.port.TopUps;
import io.clipgen.application.earnings.usecase.AnswerChargeback;
import io.clipgen.application.earnings.usecase.CheckBooks;
import io.clipgen.application.earnings.usecase.DecideHolds;
import io.clipgen.application.earnings.usecase.ExplainChargeback;
import io.clipgen.application.earnings.usecase.FollowChargebacks;
import io.clipgen.application.earnings.usecase.OperateBreaker;
import io.clipgen.application.earnings.usecase.RefundByHand;
import io.clipgen.application.earnings.usecase.ReleaseLines;
import io.clipgen.application.earnings.usecase.SettleFundings;
import io.clipgen.application.earnings.usecase.TopUpPlatform;
import io.clipgen.application.earnings.usecase.WriteOffDebts;
import io.clipgen.application.histories.Paper.Verdict;
import io.clipgen.application.histories.Step.Chore;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.Notice;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.payouts.usecase.ChoosePayoutSchedule;
import io.clipgen.application.payouts.usecase.DecidePayout;
import io.clipgen.application.payouts.usecase.OpenPayoutAccount;
import io.clipgen.application.payouts.usecase.PayByHand;
import io.clipgen.application.payouts.usecase.RequestPayout;
import io.clipgen.application.payouts.usecase.RunPayouts;
import io.clipgen.application.payouts.usecase.WatchPayouts;
import io.clipgen.application.publishing.PostLive;
import io.clipgen.application.publishing.ViewsObserved;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.domain.campaigns.AspectRatio;
import io.clipgen.domain.campaigns.BonusCeiling;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignFee;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.campaigns.Dispute;
import io.clipgen.domain.campaigns.Platform;
import io.clipgen.domain.campaigns.Poster;
import io.clipgen.domain.campaigns.Pricing;
import io.clipgen.domain.campaigns.ServicePackage;
import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.Chargeback;
import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.Tip;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutAccount;
import io.clipgen.domain.payouts.Rhythm;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.DisputeId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.Id;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.PostId;
import io.clipgen.domain.shared.RefundId;
import io.clipgen.domain.shared.Share;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.domain.shared.StrikeId;
import io.clipgen.domain.shared.SubmissionId;
import io.clipgen.domain.shared.TipId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// The real use cases, played by the same steps as the model. Where their ports lead, in memory or
/// to a database and a provider, is for the subclass to say.
public abstract class House implements AutoCloseable {

  private static final Map<Class<?>, String> STATES = new ConcurrentHashMap<>();

  private final Map<Integer, CampaignId> campaigns = new LinkedHashMap<>();
  private final Map<Integer, ClaimId> claims = new LinkedHashMap<>();
  private final Map<Integer, SubmissionId> submissions = new HashMap<>();
  private final Map<Integer, HoldId> holds = new HashMap<>();
  private final Map<Integer, List<FundingId>> payments = new HashMap<>();
  private final Map<Integer, List<StrikeId>> strikes = new HashMap<>();
  private final Map<Integer, DisputeId> disputes = new HashMap<>();
  private final Map<Integer, String> chargebacks = new LinkedHashMap<>();
  private final Map<Integer, PayoutId> payouts = new LinkedHashMap<>();
  private final Map<Integer, TipId> tips = new LinkedHashMap<>();
  private final Map<Integer, String> accounts = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> campaignOf = new HashMap<>();
  private final Map<String, String> codes = new HashMap<>();
  private final Map<Id, String> texts = new HashMap<>();
  private final List<Runnable> told = new ArrayList<>();
  private final List<RuntimeException> failures = new ArrayList<>();

  /// A use case, a port, or a worker of the house.
  protected abstract <T> T part(Class<T> type);

  protected abstract Caller brand(int number);

  protected abstract Caller clipper(int number);

  protected abstract Caller admin();

  /// A video of `brand` that campaigns may be posted for.
  protected abstract SourceVideoId source(int brand);

  /// A finished clip of `clipper`, cut from `source`.
  protected abstract ClipId clip(Caller clipper, SourceVideoId source);

  /// Moves business time, the provider's too.
  protected abstract void pass(Duration time);

  protected abstract void fault(Step.Fault fault);

  /// Suspends somebody, or lets them in again.
  protected abstract void suspend(Caller party, boolean suspended);

  /// A payer's bank asks for a charge back.
  ///
  /// @return the dispute's name at the provider
  protected abstract String chargeBack(String charge, Money amount, Money fee);

  /// The bank decides that.
  protected abstract void rule(String chargeback, boolean won);

  /// Calls every effect that may be called, then asks for every one that was unknown before.
  protected abstract void carryOut();

  /// Tells what was published, until nothing is left to tell.
  protected abstract void tell();

  /// The books, balances positive in the direction in which their accounts grow.
  protected abstract Snapshot snapshot();

  /// What the provider says: under `""` what it holds for the platform, else by connected account.
  protected abstract Map<String, AtProvider> provider();

  /// Invariants that are broken, each as a sentence.
  protected abstract List<String> broken();

  /// Remembers what is written down about effects, so that it can be written down once more.
  protected final <P> EffectHandler<P> watched(EffectHandler<P> handler) {
    return new WatchedEffects<>(
        handler, again -> told.add(() -> part(Transactions.class).run(again)), failures::add);
  }

  /// Remembers what is told, so that it can be told once more.
  protected final <E> EventHandler<E> watched(EventHandler<E> handler) {
    return new WatchedEvents<>(handler, told::add, failures::add);
  }

  /// The books as they are.
  ///
  /// @param balances by account code
  /// @param refunds in the order in which they were asked for
  /// @param deposited what was paid into each campaign, by its id
  public record Snapshot(
      Map<String, Long> balances,
      List<EarnedLine> lines,
      List<SentBack> refunds,
      Map<String, Long> deposited) {
    long balance(String code) {
      return balances.getOrDefault(code, 0L);
    }
  }

  /// A line.
  ///
  /// @param released what of it was released to its payee
  /// @param fee the platform's part of it, if it was released
  public record EarnedLine(String id, String claim, long released, long fee) {
    String held() {
      return "line:" + id + ".held";
    }

    String deferredFee() {
      return "fee:" + id + ".deferred";
    }
  }

  /// A refund.
  ///
  /// @param done what of it was given back, without the fee
  /// @param fee what of the fee on top goes with it
  public record SentBack(String id, String campaign, long done, long fee) {
    String pending() {
      return "refund:" + id + ".pending";
    }
  }

  /// What lies in an account at the provider.
  ///
  /// @param disputed withdrawn for disputes that are not decided
  public record AtProvider(long pending, long available, long disputed) {
    static final AtProvider NOTHING = new AtProvider(0, 0, 0);
  }

  @Override
  public void close() {}

  /// Plays a step that the model takes for possible or refused.
  public final Verdict play(Step step) {
    try {
      Verdict verdict = act(step, false);
      if (!failures.isEmpty()) {
        // Workers note it and try again; here nothing may fail.
        throw failures.getFirst();
      }
      return verdict;
    } catch (NotFound | Forbidden | InvalidInput | Refused refusal) {
      return Verdict.REFUSED;
    }
  }

  private Verdict act(Step step, boolean trespass) {
    return switch (step) {
      case Step.Post post -> post(post);
      case Step.Levy levy -> {
        var fee = new CampaignFee("v1", Share.ofBasisPoints(levy.points()));
        part(PublishSchedule.class)
            .handle(trespass ? brand(1) : admin(), new PublishSchedule.Command(fee, "costs", null));
        yield Verdict.DONE;
      }
      case Step.Fund fund -> {
        FundingId asked =
            part(FundCampaign.class)
                .handle(
                    brandOf(fund.campaign(), trespass),
                    new FundCampaign.Command(
                        campaign(fund.campaign()),
                        fund.deposit() == 0 ? null : Money.usd(fund.deposit()),
                        fund.declined() ? "pm_card_declined" : "pm_card_visa",
                        fund.thenOpen()))
                .funding();
        payments.computeIfAbsent(fund.campaign(), _ -> new ArrayList<>()).add(asked);
        yield Verdict.DONE;
      }
      case Step.Steer steer -> {
        steer(steer, brandOf(steer.campaign(), trespass));
        yield Verdict.DONE;
      }
      case Step.Take take -> take(take, trespass ? brand(1) : clipper(take.clipper()));
      case Step.Decide decide -> {
        decide(decide, trespass);
        yield Verdict.DONE;
      }
      case Step.GoesLive live -> {
        var event =
            new PostLive(
                new PostId(part(Ids.class).next()),
                claim(live.claim()),
                "tiktok",
                "u",
                part(BusinessClock.class).now());
        watched(part(FollowPost.class)).handle(event);
        yield Verdict.DONE;
      }
      case Step.Views views -> {
        pass(Duration.ofSeconds(1));
        var event =
            new ViewsObserved(
                List.of(new ViewsObserved.Views(claim(views.claim()), views.views())),
                part(BusinessClock.class).now());
        watched(part(CountViews.class)).handle(event);
        yield Verdict.DONE;
      }
      case Step.Strike strike -> {
        var command =
            new StrikeViews.Command(claim(strike.claim()), strike.views(), "bots", "a log");
        var done = part(StrikeViews.class).strike(trespass ? clipper(1) : admin(), command);
        strikes.computeIfAbsent(strike.claim(), _ -> new ArrayList<>()).add(done.strike().id());
        yield Verdict.DONE;
      }
      case Step.LiftStrike lift -> {
        StrikeId id = Objects.requireNonNull(strikes.get(lift.claim())).get(lift.strike());
        part(StrikeViews.class).lift(trespass ? clipper(1) : admin(), id, "real people");
        // No post is known here, so the last report is: told once more, it would count anew.
        told.clear();
        yield Verdict.DONE;
      }
      case Step.Tip tip -> {
        Caller fan = tip.fan() == 0 ? brand(1) : clipper(tip.fan());
        tips.put(
            tip.tip(),
            part(TipClipper.class)
                .handle(
                    fan,
                    new TipClipper.Command(
                        claim(tip.claim()),
                        Money.usd(tip.amount()),
                        tip.declined() ? "pm_card_declined" : "pm_card_visa",
                        "lovely")));
        yield Verdict.DONE;
      }
      case Step.TopUp topUp -> {
        part(TopUpPlatform.class)
            .handle(
                new TopUpPlatform.Command(
                    trespass ? brand(1) : admin(),
                    TopUps.Where.BANK,
                    Money.usd(topUp.amount()),
                    reference()));
        yield Verdict.DONE;
      }
      case Step.Doubt doubt -> {
        var command = new DecideHolds.Command(null, claim(doubt.claim()).text(), "bots", "a log");
        holds.put(
            doubt.claim(),
            part(DecideHolds.class).place(trespass ? clipper(1) : admin(), command).hold());
        yield Verdict.DONE;
      }
      case Step.Judge judge -> {
        part(DecideHolds.class)
            .decide(
                trespass ? clipper(1) : admin(),
                Objects.requireNonNull(holds.get(judge.claim())),
                judge.lift(),
                "seen");
        yield Verdict.DONE;
      }
      case Step.Dispute dispute -> {
        dispute(dispute, trespass);
        yield Verdict.DONE;
      }
      case Step.Testify testify -> {
        DisputeId about = Objects.requireNonNull(disputes.get(testify.claim()));
        Caller by = trespass ? stranger(testify.claim()) : side(testify.claim(), testify.byBrand());
        part(DisputeEvidence.class).say(by, about, "Look.", List.of("https://example.com/a"));
        yield Verdict.DONE;
      }
      case Step.Arbitrate arbitrate -> {
        DisputeId about = Objects.requireNonNull(disputes.get(arbitrate.claim()));
        var command = new DecideDispute.Command(about, arbitrate.forClipper(), "seen");
        part(DecideDispute.class).handle(trespass ? clipper(1) : admin(), command);
        yield Verdict.DONE;
      }
      case Step.ChargeBack back -> {
        String charge = receipt(payment(back));
        chargebacks.put(
            back.chargeback(), chargeBack(charge, Money.usd(back.amount()), Money.usd(back.fee())));
        yield Verdict.DONE;
      }
      case Step.Rule rule -> {
        String id = chargeback(rule.chargeback());
        rule(id, rule.won());
        if (rule.told()) {
          tellOf(id);
        }
        yield Verdict.DONE;
      }
      case Step.Answer answer -> {
        var command =
            new AnswerChargeback.Command(
                chargeback(answer.chargeback()), answer.contest() ? "They approved it." : null);
        part(AnswerChargeback.class).handle(trespass ? brand(1) : admin(), command);
        yield Verdict.DONE;
      }
      case Step.Explain explain -> {
        part(ExplainChargeback.class)
            .handle(trespass ? brand(1) : admin(), chargeback(explain.chargeback()), "conversion");
        yield Verdict.DONE;
      }
      case Step.GiveUp giveUp -> {
        DebtId debt =
            found(chargeback(giveUp.chargeback()))
                .map(Chargeback::debt)
                .orElseThrow(() -> new NotFound("debt", giveUp));
        part(WriteOffDebts.class).handle(trespass ? brand(1) : admin(), debt, "gone");
        yield Verdict.DONE;
      }
      case Step.ReturnByHand back -> {
        RefundId refund = refund(campaign(back.campaign()), back.refund());
        var command = new RefundByHand.Command(trespass ? brand(1) : admin(), refund, reference());
        part(RefundByHand.class).handle(command);
        yield Verdict.DONE;
      }
      case Step.Reset reset -> {
        Caller by = trespass ? brand(1) : admin();
        part(OperateBreaker.class).reset(new OperateBreaker.Command(by, "seen", reset.force()));
        yield Verdict.DONE;
      }
      case Step.Choose choose -> {
        part(ChoosePayoutSchedule.class)
            .choose(clipper(choose.clipper()), choose.weekly() ? Rhythm.WEEKLY : Rhythm.ON_DEMAND);
        yield Verdict.DONE;
      }
      case Step.Suspend suspend -> {
        suspend(clipper(suspend.clipper()), suspend.suspended());
        yield Verdict.DONE;
      }
      case Step.OpenAccount open -> {
        part(OpenPayoutAccount.class).handle(clipper(open.clipper()));
        yield Verdict.DONE;
      }
      case Step.AskPayout ask -> askPayout(ask);
      case Step.Settle settle -> {
        settle(settle, trespass);
        yield Verdict.DONE;
      }
      case Step.Fault fault -> {
        fault(fault);
        yield Verdict.DONE;
      }
      case Step.Wait wait -> {
        pass(Duration.ofHours(wait.hours()));
        yield Verdict.DONE;
      }
      case Step.Work work -> {
        work(work.chore());
        yield Verdict.DONE;
      }
      case Step.Again again -> {
        again(again.number());
        yield Verdict.DONE;
      }
      case Step.Trespass(var tried) -> act(tried, true);
    };
  }

  private void dispute(Step.Dispute step, boolean trespass) {
    Caller by = trespass ? stranger(step.claim()) : side(step.claim(), step.byBrand());
    var command = new OpenDispute.Command(claim(step.claim()), "Not what was agreed.", List.of());
    Dispute opened = part(OpenDispute.class).handle(by, command);
    disputes.put(step.claim(), opened.id());
    holds.put(step.claim(), Objects.requireNonNull(opened.hold()));
  }

  private Caller side(int claim, boolean byBrand) {
    Claim about = now(claim(claim));
    return byBrand ? as(about.brand(), "CLIENT") : as(about.clipper(), "CLIPPER");
  }

  private Caller stranger(int claim) {
    return other(this::clipper, Paper.CLIPPERS, now(claim(claim)).clipper());
  }

  private FundingId payment(Step.ChargeBack back) {
    if (back.campaign() == 0) {
      TipId tip = Objects.requireNonNull(tips.get(back.payment()));
      return inTransaction(() -> part(Tips.class).lock(tip)).orElseThrow().funding();
    }
    return Objects.requireNonNull(payments.get(back.campaign())).get(back.payment());
  }

  private RefundId refund(CampaignId campaign, int number) {
    return RefundId.parse(
        snapshot().refunds().stream()
            .filter(refund -> refund.campaign().equals(text(campaign)))
            .toList()
            .get(number)
            .id());
  }

  private String receipt(FundingId payment) {
    Funding paid = inTransaction(() -> part(Fundings.class).lock(payment)).orElseThrow();
    return switch (paid.state()) {
      case Funding.State.Booked booked -> booked.receipt();
      case Funding.State.Settled settled -> settled.receipt();
      case Funding.State.Pending _, Funding.State.Refused _ ->
          throw new IllegalStateException(payment + " was not paid");
    };
  }

  private void tellOf(String chargeback) {
    Instant now = part(BusinessClock.class).now();
    var notice =
        new Notice(
            "payments", "evt_1", "charge.dispute.closed", "dispute", chargeback, Map.of(), now);
    part(Transactions.class).run(() -> part(FollowChargebacks.class).noticed(notice, now));
  }

  private Optional<Chargeback> found(String chargeback) {
    return inTransaction(() -> part(ChargebackLog.class).lock(chargeback));
  }

  private <T> T inTransaction(Supplier<T> reading) {
    return part(Transactions.class).call(reading);
  }

  private String chargeback(int number) {
    return Objects.requireNonNull(chargebacks.get(number));
  }

  private void again(int number) {
    if (!told.isEmpty()) {
      told.get(told.size() - 1 - number % told.size()).run();
    }
  }

  private Verdict post(Step.Post post) {
    Campaign posted =
        part(PostCampaign.class)
            .handle(
                brand(post.brand()),
                new PostCampaign.Command(
                    new Terms(
                        "Campaign " + post.campaign(),
                        source(post.brand()),
                        15,
                        AspectRatio.PORTRAIT,
                        "",
                        List.of(Platform.TIKTOK),
                        part(BusinessClock.class).now().plus(Duration.ofDays(post.days())),
                        pricing(post),
                        post.places(),
                        post.published() ? Poster.CLIPPER : Poster.NOBODY,
                        ServicePackage.CUSTOM,
                        null,
                        post.perClipper(),
                        Set.of())));
    campaigns.put(post.campaign(), posted.id());
    return Verdict.DONE;
  }

  private static Pricing pricing(Step.Post post) {
    Money price = Money.usd(post.price());
    return post.rate() == 0
        ? new Pricing.PerClip(price, BonusCeiling.ofPercent(post.ceiling()))
        : new Pricing.PerThousandViews(
            new Micros(post.rate(), "USD"),
            Paper.LEAST_VIEWS,
            price,
            price.plus(Money.usd(post.price() / 2)),
            price.times(3),
            Duration.ofDays(3));
  }

  private void steer(Step.Steer steer, Caller by) {
    CampaignId id = campaign(steer.campaign());
    switch (steer.move()) {
      case OPEN -> part(OpenCampaign.class).handle(by, id);
      case PAUSE -> part(PauseCampaign.class).handle(by, id);
      case RESUME -> part(ResumeCampaign.class).handle(by, id);
      case CLOSE -> part(CloseCampaign.class).handle(by, id);
    }
  }

  private Verdict take(Step.Take take, Caller by) {
    var outcome =
        part(ClaimCampaign.class).handle(by, new ClaimCampaign.Command(campaign(take.campaign())));
    if (outcome instanceof ClaimCampaign.Outcome.Taken(var claim)) {
      claims.put(take.claim(), claim.id());
      return Verdict.DONE;
    }
    return Verdict.REFUSED;
  }

  private void decide(Step.Decide decide, boolean trespass) {
    ClaimId id = claim(decide.claim());
    Claim claim = now(id);
    Caller clipper =
        trespass
            ? other(this::clipper, Paper.CLIPPERS, claim.clipper())
            : as(claim.clipper(), "CLIPPER");
    Caller brand =
        trespass ? other(this::brand, Paper.BRANDS, claim.brand()) : as(claim.brand(), "CLIENT");
    Caller admin = trespass ? clipper : admin();
    SubmissionId submission =
        Optional.ofNullable(submissions.get(decide.claim()))
            .orElseGet(() -> new SubmissionId(part(Ids.class).next()));
    switch (decide.verb()) {
      case SUBMIT -> {
        var source = part(Campaigns.class).find(claim.campaign()).orElseThrow().brief().source();
        ClipId clip = clip(clipper, source);
        submissions.put(
            decide.claim(),
            part(SubmitClip.class).handle(clipper, new SubmitClip.Command(id, clip, "here")).id());
      }
      case WITHDRAW -> part(WithdrawClaim.class).handle(clipper, id);
      case APPEAL -> {
        part(AppealRejection.class).handle(clipper, new AppealRejection.Command(id, "unfair"));
        disputes.put(decide.claim(), part(Disputes.class).openOn(id).orElseThrow().id());
      }
      case APPROVE ->
          part(ApproveSubmission.class)
              .handle(brand, new ApproveSubmission.Command(submission, null, ""));
      case REQUEST_CHANGES ->
          part(RequestChanges.class)
              .handle(brand, new RequestChanges.Command(submission, "brighter"));
      case REJECT ->
          part(RejectSubmission.class)
              .handle(brand, new RejectSubmission.Command(submission, "no"));
      case UPHOLD_APPEAL ->
          part(DecideAppeal.class).handle(admin, new DecideAppeal.Command(id, true, "fine"));
      case DISMISS_APPEAL ->
          part(DecideAppeal.class).handle(admin, new DecideAppeal.Command(id, false, "no"));
    }
  }

  private Verdict askPayout(Step.AskPayout ask) {
    Optional<Money> amount =
        ask.amount() == 0 ? Optional.empty() : Optional.of(Money.usd(ask.amount()));
    var outcome =
        part(RequestPayout.class).handle(new RequestPayout.Command(clipper(ask.clipper()), amount));
    if (outcome instanceof RequestPayout.Outcome.Requested(var id)) {
      payouts.put(ask.payout(), id);
      return Verdict.DONE;
    }
    return Verdict.REFUSED;
  }

  private void settle(Step.Settle settle, boolean trespass) {
    PayoutId id = payout(settle.payout());
    PartyId payee = now(id).payee();
    Caller other = other(this::clipper, Paper.CLIPPERS, payee);
    var decide = part(DecidePayout.class);
    Caller admin = trespass ? other : admin();
    switch (settle.verb()) {
      case CANCEL -> decide.cancel(trespass ? other : as(payee, "CLIPPER"), id);
      case APPROVE -> decide.approve(admin, id, "");
      case BY_HAND -> part(PayByHand.class).handle(new PayByHand.Command(admin, id, reference()));
      case SEND_AGAIN -> decide.sendAgain(admin, id, "");
      case TAKE_BACK -> decide.takeBack(admin, id, "");
    }
  }

  /// The bank's name of a payment.
  private String reference() {
    return "SEPA " + part(Ids.class).next();
  }

  private void work(Chore chore) {
    switch (chore) {
      case EFFECTS -> carryOut();
      case EVENTS -> tell();
      case SETTLE_FUNDINGS -> run(part(SettleFundings.class));
      case END_DUE_CLAIMS -> run(part(EndDueClaims.class));
      case EXPIRE_CAMPAIGNS -> run(part(ExpireCampaigns.class));
      case COMPLETE_CAMPAIGNS -> run(part(CompleteCampaigns.class));
      case END_BONUS_WINDOWS -> run(part(EndBonusWindows.class));
      case RELEASE_LINES -> run(part(ReleaseLines.class));
      case WATCH_PAYOUTS -> run(part(WatchPayouts.class));
      case RUN_PAYOUTS -> {
        run(part(RunPayouts.class));
        findPayoutsOfRun();
      }
      case FOLLOW_CHARGEBACKS -> run(part(FollowChargebacks.class));
      case CHECK_BOOKS -> run(part(CheckBooks.class));
      case EVERYTHING -> Paper.ROUND.forEach(this::work);
    }
  }

  private void run(DueWork work) {
    while (work.run(part(BusinessClock.class).now()) > 0) {
      // until nothing is due
    }
  }

  private void findPayoutsOfRun() {
    Instant now = part(BusinessClock.class).now();
    String occasion = Rhythm.WEEKLY.label() + " " + Rhythm.WEEKLY.period(now);
    long since = Duration.between(SettableClock.START, now).toSeconds();
    for (int number = 1; number <= Paper.CLIPPERS; number++) {
      PartyId payee = clipper(number).party();
      int name = Paper.payoutOfRun(since, number);
      inTransaction(() -> part(Payouts.class).find(payee, occasion))
          .ifPresent(payout -> payouts.put(name, payout));
    }
  }

  // What can be seen.

  /// Every figure, by the names that the model gives them.
  public final Map<String, Object> figures() {
    var figures = new HashMap<String, Object>();
    Snapshot books = snapshot();
    Map<String, AtProvider> provider = provider();
    campaigns.forEach((number, id) -> figures(figures, number, id, books));
    claims.forEach((number, id) -> addReserve(figures, number, id, books));
    books.lines().forEach(line -> add(figures, line, books));
    tips.forEach((number, id) -> figures(figures, number, id, books));
    books.refunds().forEach(refund -> add(figures, refund, books));
    chargebacks.forEach((number, id) -> figures(figures, number, id));
    claims.forEach((number, id) -> figures(figures, number, now(id)));
    payouts.forEach((number, id) -> figures(figures, number, id, books));
    for (int number = 1; number <= Paper.CLIPPERS; number++) {
      PartyId party = clipper(number).party();
      Standing standing = part(Standings.class).get(party);
      String name = "clipper " + number;
      put(figures, name + " available", books, () -> Account.available(party));
      put(figures, name + " owes", books, () -> Account.receivable(party));
      put(figures, name + " on hold", books, () -> Account.disputeHold(party));
      put(figures, name + " connected", books, () -> Account.connected(party));
      figures.put(name + " at the provider", atProvider(number, party, provider));
      figures.put(name + " clips", standing.approvedClips());
      figures.put(name + " views", standing.views());
      figures.put(name + " tier", standing.tier().ordinal());
    }
    for (String code : List.of("psp.pending", "psp.available", "bank", "suspense", "equity")) {
      figures.put(code, books.balance(code));
    }
    for (int number = 1; number <= Paper.BRANDS; number++) {
      PartyId brand = brand(number).party();
      put(figures, "brand " + number + " owes", books, () -> Account.receivable(brand));
    }
    figures.put("breaker", part(BreakerLog.class).tripped().isPresent() ? "tripped" : "closed");
    figures.put("psp.disputed", books.balance("psp.disputed"));
    figures.put("expense dispute", books.balance("dispute"));
    figures.put("bad-debt", books.balance("bad-debt"));
    figures.put("revenue processing", books.balance("processing"));
    figures.put(
        "revenue fee.campaign",
        books.balance("fee.campaign") + books.balance("fee.campaign.refunded"));
    figures.put("revenue fee.clip", books.balance("fee.clip"));
    figures.put("revenue fee.clip.refunded", books.balance("fee.clip.refunded"));
    figures.put("expense psp", books.balance("psp"));
    AtProvider own = provider.getOrDefault("", AtProvider.NOTHING);
    figures.put("provider pending", own.pending());
    figures.put("provider available", own.available());
    figures.put("provider disputed", own.disputed());
    return figures;
  }

  private void figures(Map<String, Object> figures, int number, String chargeback) {
    Optional<Chargeback> known = found(chargeback);
    String name = "chargeback " + number;
    figures.put(
        name, known.map(each -> each.state().name().toLowerCase(Locale.ROOT)).orElse("unheard of"));
    figures.put(name + " frozen", known.map(each -> each.frozenInAll().minor()).orElse(0L));
    figures.put(
        name + " answer",
        inTransaction(() -> part(ChargebackLog.class).reply(chargeback))
            .map(reply -> reply.state().name().toLowerCase(Locale.ROOT))
            .orElse("none"));
    known
        .filter(each -> each.state() == Chargeback.State.LOST)
        .filter(each -> each.frozenInAll().isPositive())
        .ifPresent(
            lost ->
                more(
                    figures,
                    Objects.requireNonNull(names.get(Objects.requireNonNull(lost.funding()).pot()))
                        + " charged back",
                    lost.frozenInAll().minor()));
  }

  private void figures(Map<String, Object> figures, int number, Claim claim) {
    figures.put("claim " + number, words(claim.state()));
    figures.put(
        "claim " + number + " in dispute",
        disputes.containsKey(number) && part(Disputes.class).openOn(claim.id()).isPresent());
  }

  private void figures(Map<String, Object> figures, int number, CampaignId id, Snapshot books) {
    Campaign campaign = part(Campaigns.class).find(id).orElseThrow();
    String name = "campaign " + number;
    figures.put(name, campaign.state().name().toLowerCase(Locale.ROOT));
    figures.put(name + " places taken", campaign.taken());
    figures.put(name + " deposited", books.deposited().getOrDefault(text(id), 0L));
    put(figures, name + " free", books, () -> Account.free(id));
    put(figures, name + " frozen", books, () -> Account.frozen(id));
    long onTop = 0;
    for (FundingId payment : payments.getOrDefault(number, List.of())) {
      onTop += balance("fee of " + payment, books, () -> Account.deferredFee(payment));
    }
    figures.put(name + " fee on top", onTop);
    for (String part :
        List.of(
            "reserved",
            "held",
            "fees deferred",
            "released",
            "fees",
            "on its way back",
            "refunded",
            "charged back")) {
      figures.put(name + " " + part, 0L);
    }
    names.put(text(id), name);
  }

  private void addReserve(Map<String, Object> figures, int number, ClaimId id, Snapshot books) {
    String campaign = campaignOf.computeIfAbsent(text(id), _ -> nameOf(now(id).campaign()));
    long base = balance("claim " + number + " base", books, () -> Account.base(id));
    long bonus = balance("claim " + number + " bonus", books, () -> Account.bonus(id));
    more(figures, campaign + " reserved", base + bonus);
  }

  private void put(
      Map<String, Object> figures, String name, Snapshot books, Supplier<Account> account) {
    figures.put(name, balance(name, books, account));
  }

  private long balance(String name, Snapshot books, Supplier<Account> account) {
    return books.balance(codes.computeIfAbsent(name, _ -> account.get().code()));
  }

  /// The text form of an id, made once.
  protected final String text(Id id) {
    return texts.computeIfAbsent(id, Id::text);
  }

  private void add(Map<String, Object> figures, EarnedLine line, Snapshot books) {
    String campaign = campaignOf.get(line.claim());
    if (campaign != null) {
      more(figures, campaign + " held", books.balance(line.held()));
      more(figures, campaign + " fees deferred", books.balance(line.deferredFee()));
      more(figures, campaign + " released", line.released());
      more(figures, campaign + " fees", line.fee());
    }
  }

  private void add(Map<String, Object> figures, SentBack refund, Snapshot books) {
    String campaign = names.get(refund.campaign());
    if (campaign != null) {
      long pending = books.balance(refund.pending());
      more(figures, campaign + " on its way back", pending == 0 ? 0 : pending - refund.fee());
      more(figures, campaign + " refunded", refund.done());
    }
  }

  private static void more(Map<String, Object> figures, String name, long amount) {
    figures.merge(name, amount, (before, more) -> (Long) before + (Long) more);
  }

  private String nameOf(CampaignId id) {
    return Objects.requireNonNull(names.get(text(id)));
  }

  private void figures(Map<String, Object> figures, int number, PayoutId id, Snapshot books) {
    Payout payout = now(id);
    String name = "payout " + number;
    figures.put(name, STATES.computeIfAbsent(payout.state().getClass(), House::words));
    figures.put(name + " amount", payout.amount().minor());
    put(figures, name + " reserved", books, () -> Account.reserved(id));
    put(figures, name + " in transit", books, () -> Account.inTransit(id));
  }

  private void figures(Map<String, Object> figures, int number, TipId id, Snapshot books) {
    Tip.State state =
        part(Transactions.class).call(() -> part(Tips.class).lock(id)).orElseThrow().state();
    long held =
        books.lines().stream()
            .filter(line -> line.claim().equals(text(id)))
            .mapToLong(line -> books.balance(line.held()))
            .sum();
    figures.put("tip " + number, state.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    figures.put("tip " + number + " held", held);
  }

  private long atProvider(int number, PartyId party, Map<String, AtProvider> provider) {
    String account = accounts.get(number);
    if (account == null) {
      account =
          part(Payouts.class)
              .account(party)
              .flatMap(
                  known ->
                      known.state() instanceof PayoutAccount.State.Open(var name)
                          ? Optional.of(name)
                          : Optional.<String>empty())
              .orElse(null);
      if (account == null) {
        return 0;
      }
      accounts.put(number, account);
    }
    AtProvider there = provider.getOrDefault(account, AtProvider.NOTHING);
    return there.pending() + there.available();
  }

  private static String words(Class<?> state) {
    return state.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }

  private static String words(ClaimState state) {
    return switch (state) {
      case ClaimState.Rejected rejected -> rejected.appeal() == null ? "rejected" : "appealed";
      case ClaimState.Earned earned -> "approved";
      default -> state.words();
    };
  }

  private Claim now(ClaimId id) {
    return part(Claims.class).find(id).orElseThrow();
  }

  private Payout now(PayoutId id) {
    return part(Transactions.class).call(() -> part(Payouts.class).lock(id)).orElseThrow();
  }

  private CampaignId campaign(int number) {
    return Objects.requireNonNull(campaigns.get(number));
  }

  private ClaimId claim(int number) {
    return Objects.requireNonNull(claims.get(number));
  }

  private PayoutId payout(int number) {
    return Objects.requireNonNull(payouts.get(number));
  }

  /// Everything that was made, for those who look deeper.
  protected final List<CampaignId> campaigns() {
    return List.copyOf(campaigns.values());
  }

  /// What the house has not heard of yet: what banks have taken from us at the provider, less what
  /// of that is in the books.
  protected final Unheard unheard() {
    long available = 0;
    long disputed = 0;
    for (String id : chargebacks.values()) {
      PaymentGateway.Dispute there = part(PaymentGateway.class).findDispute(id).orElseThrow();
      boolean decided =
          there.state() == PaymentGateway.DisputeState.WON
              || there.state() == PaymentGateway.DisputeState.LOST;
      available += there.withdrawn().plus(there.fee()).minor();
      disputed += decided ? 0 : there.withdrawn().minor();
      Optional<Chargeback> here = found(id);
      if (here.isPresent() && here.get().state() != Chargeback.State.WON) {
        Chargeback known = here.get();
        available -= known.withdrawn().plus(known.fee()).minor();
        disputed -= known.state() == Chargeback.State.OPEN ? known.withdrawn().minor() : 0;
      }
    }
    return new Unheard(available, disputed);
  }

  /// Money of chargebacks that are not heard of yet.
  ///
  /// @param available what is gone there and still ours here
  /// @param disputed what lies in dispute there and not here
  protected record Unheard(long available, long disputed) {}

  protected final List<PayoutId> payouts() {
    return List.copyOf(payouts.values());
  }

  private Caller brandOf(int campaign, boolean trespass) {
    PartyId owner = part(Campaigns.class).find(campaign(campaign)).orElseThrow().brand();
    return trespass ? other(this::brand, Paper.BRANDS, owner) : as(owner, "CLIENT");
  }

  private static Caller as(PartyId party, String role) {
    return new Caller(party, Set.of(role));
  }

  private static Caller other(IntFunction<Caller> all, int count, PartyId not) {
    for (int number = 1; number <= count; number++) {
      if (!all.apply(number).party().equals(not)) {
        return all.apply(number);
      }
    }
    throw new IllegalStateException("there is nobody else");
  }
}
