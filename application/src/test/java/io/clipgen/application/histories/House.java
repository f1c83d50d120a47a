package io.clipgen.application.histories;

import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.campaigns.usecase.AppealRejection;
import io.clipgen.application.campaigns.usecase.ApproveSubmission;
import io.clipgen.application.campaigns.usecase.ClaimCampaign;
import io.clipgen.application.campaigns.usecase.CloseCampaign;
import io.clipgen.application.campaigns.usecase.CompleteCampaigns;
import io.clipgen.application.campaigns.usecase.CountViews;
import io.clipgen.application.campaigns.usecase.DecideAppeal;
import io.clipgen.application.campaigns.usecase.EndBonusWindows;
import io.clipgen.application.campaigns.usecase.EndDueClaims;
import io.clipgen.application.campaigns.usecase.ExpireCampaigns;
import io.clipgen.application.campaigns.usecase.FollowPost;
import io.clipgen.application.campaigns.usecase.FundCampaign;
import io.clipgen.application.campaigns.usecase.OpenCampaign;
import io.clipgen.application.campaigns.usecase.PauseCampaign;
import io.clipgen.application.campaigns.usecase.PostCampaign;
import io.clipgen.application.campaigns.usecase.RejectSubmission;
import io.clipgen.application.campaigns.usecase.RequestChanges;
import io.clipgen.application.campaigns.usecase.ResumeCampaign;
import io.clipgen.application.campaigns.usecase.StrikeViews;
import io.clipgen.application.campaigns.usecase.SubmitClip;
import io.clipgen.application.campaigns.usecase.Terms;
import io.clipgen.application.campaigns.usecase.TipClipper;
import io.clipgen.application.campaigns.usecase.WithdrawClaim;
import io.clipgen.application.earnings.port.Tips;
import io.clipgen.application.earnings.port.TopUps;
import io.clipgen.application.earnings.usecase.DecideHolds;
import io.clipgen.application.earnings.usecase.ReleaseLines;
import io.clipgen.application.earnings.usecase.SettleFundings;
import io.clipgen.application.earnings.usecase.TopUpPlatform;
import io.clipgen.application.histories.Paper.Verdict;
import io.clipgen.application.histories.Step.Chore;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.payouts.usecase.DecidePayout;
import io.clipgen.application.payouts.usecase.OpenPayoutAccount;
import io.clipgen.application.payouts.usecase.PayByHand;
import io.clipgen.application.payouts.usecase.RequestPayout;
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
import io.clipgen.domain.campaigns.AspectRatio;
import io.clipgen.domain.campaigns.BonusCeiling;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.campaigns.Platform;
import io.clipgen.domain.campaigns.Poster;
import io.clipgen.domain.campaigns.Pricing;
import io.clipgen.domain.campaigns.ServicePackage;
import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.Tip;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutAccount;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.PostId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.domain.shared.SubmissionId;
import io.clipgen.domain.shared.TipId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;

/// The real use cases, played by the same steps as the model. Where their ports lead, in memory or
/// to a database and a provider, is for the subclass to say.
public abstract class House implements AutoCloseable {

  private final Map<Integer, CampaignId> campaigns = new LinkedHashMap<>();
  private final Map<Integer, ClaimId> claims = new LinkedHashMap<>();
  private final Map<Integer, SubmissionId> submissions = new HashMap<>();
  private final Map<Integer, HoldId> holds = new HashMap<>();
  private final Map<Integer, PayoutId> payouts = new LinkedHashMap<>();
  private final Map<Integer, TipId> tips = new LinkedHashMap<>();
  private final Map<Integer, String> accounts = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> campaignOf = new HashMap<>();
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
  /// @param deposited what was paid into each campaign, by its id
  public record Snapshot(
      Map<String, Long> balances,
      List<EarnedLine> lines,
      List<SentBack> refunds,
      Map<String, Long> deposited) {
    long balance(Account account) {
      return balance(account.code());
    }

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
  /// @param done what of it was given back
  public record SentBack(String id, String campaign, long done) {
    String pending() {
      return "refund:" + id + ".pending";
    }
  }

  /// What lies in an account at the provider.
  public record AtProvider(long pending, long available) {}

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
      case Step.Fund fund -> {
        part(FundCampaign.class)
            .handle(
                brandOf(fund.campaign(), trespass),
                new FundCampaign.Command(
                    campaign(fund.campaign()),
                    fund.deposit() == 0 ? null : Money.usd(fund.deposit()),
                    fund.declined() ? "pm_card_declined" : "pm_card_visa",
                    fund.thenOpen()));
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
        part(StrikeViews.class)
            .strike(
                trespass ? clipper(1) : admin(),
                new StrikeViews.Command(claim(strike.claim()), strike.views(), "bots", "a log"));
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
      case APPEAL ->
          part(AppealRejection.class).handle(clipper, new AppealRejection.Command(id, "unfair"));
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
      case APPROVE -> decide.approve(admin, id);
      case BY_HAND -> part(PayByHand.class).handle(new PayByHand.Command(admin, id, reference()));
      case SEND_AGAIN -> decide.sendAgain(admin, id);
      case TAKE_BACK -> decide.takeBack(admin, id);
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
      case EVERYTHING -> Paper.ROUND.forEach(this::work);
    }
  }

  private void run(DueWork work) {
    while (work.run(part(BusinessClock.class).now()) > 0) {
      // until nothing is due
    }
  }

  // What can be seen.

  /// Every figure, by the names that the model gives them.
  public final SortedMap<String, Object> figures() {
    var figures = new TreeMap<String, Object>();
    Snapshot books = snapshot();
    Map<String, AtProvider> provider = provider();
    campaigns.forEach((number, id) -> figures(figures, number, id, books));
    claims.forEach((_, id) -> addReserve(figures, id, books));
    books.lines().forEach(line -> add(figures, line, books));
    tips.forEach((number, id) -> figures(figures, number, id, books));
    books.refunds().forEach(refund -> add(figures, refund, books));
    claims.forEach((number, id) -> figures.put("claim " + number, words(now(id).state())));
    payouts.forEach((number, id) -> figures(figures, number, id, books));
    for (int number = 1; number <= Paper.CLIPPERS; number++) {
      PartyId party = clipper(number).party();
      Standing standing = part(Standings.class).get(party);
      String name = "clipper " + number;
      figures.put(name + " available", books.balance(Account.available(party)));
      figures.put(name + " owes", books.balance(Account.receivable(party)));
      figures.put(name + " on hold", books.balance(Account.disputeHold(party)));
      figures.put(name + " connected", books.balance(Account.connected(party)));
      figures.put(name + " at the provider", atProvider(number, party, provider));
      figures.put(name + " clips", standing.approvedClips());
      figures.put(name + " views", standing.views());
      figures.put(name + " tier", standing.tier().ordinal());
    }
    for (String code : List.of("psp.pending", "psp.available", "bank", "suspense", "equity")) {
      figures.put(code, books.balance(code));
    }
    figures.put("revenue processing", books.balance("processing"));
    figures.put("revenue fee.clip", books.balance("fee.clip"));
    figures.put("revenue fee.clip.refunded", books.balance("fee.clip.refunded"));
    figures.put("expense psp", books.balance("psp"));
    AtProvider own = provider.getOrDefault("", new AtProvider(0, 0));
    figures.put("provider pending", own.pending());
    figures.put("provider available", own.available());
    return figures;
  }

  private void figures(Map<String, Object> figures, int number, CampaignId id, Snapshot books) {
    Campaign campaign = part(Campaigns.class).find(id).orElseThrow();
    String name = "campaign " + number;
    figures.put(name, campaign.state().name().toLowerCase(Locale.ROOT));
    figures.put(name + " places taken", campaign.taken());
    figures.put(name + " deposited", books.deposited().getOrDefault(id.text(), 0L));
    figures.put(name + " free", books.balance(Account.free(id)));
    for (String part :
        List.of(
            "reserved",
            "held",
            "fees deferred",
            "released",
            "fees",
            "on its way back",
            "refunded")) {
      figures.put(name + " " + part, 0L);
    }
    names.put(id.text(), name);
  }

  private void addReserve(Map<String, Object> figures, ClaimId id, Snapshot books) {
    String campaign = campaignOf.computeIfAbsent(id.text(), _ -> nameOf(now(id).campaign()));
    more(
        figures,
        campaign + " reserved",
        books.balance(Account.base(id)) + books.balance(Account.bonus(id)));
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
      more(figures, campaign + " on its way back", books.balance(refund.pending()));
      more(figures, campaign + " refunded", refund.done());
    }
  }

  private static void more(Map<String, Object> figures, String name, long amount) {
    figures.merge(name, amount, (before, more) -> (Long) before + (Long) more);
  }

  private String nameOf(CampaignId id) {
    return Objects.requireNonNull(names.get(id.text()));
  }

  private void figures(Map<String, Object> figures, int number, PayoutId id, Snapshot books) {
    Payout payout = now(id);
    String name = "payout " + number;
    String state = payout.state().getClass().getSimpleName();
    figures.put(name, state.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
    figures.put(name + " amount", payout.amount().minor());
    figures.put(name + " reserved", books.balance(Account.reserved(id)));
    figures.put(name + " in transit", books.balance(Account.inTransit(id)));
  }

  private void figures(Map<String, Object> figures, int number, TipId id, Snapshot books) {
    Tip.State state =
        part(Transactions.class).call(() -> part(Tips.class).lock(id)).orElseThrow().state();
    long held =
        books.lines().stream()
            .filter(line -> line.claim().equals(id.text()))
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
    AtProvider there = provider.getOrDefault(account, new AtProvider(0, 0));
    return there.pending() + there.available();
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
