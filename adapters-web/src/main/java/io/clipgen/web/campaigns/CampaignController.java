package io.clipgen.web.campaigns;

import io.clipgen.application.campaigns.query.CampaignBoard;
import io.clipgen.application.campaigns.usecase.ClaimCampaign;
import io.clipgen.application.campaigns.usecase.CloseCampaign;
import io.clipgen.application.campaigns.usecase.EditCampaign;
import io.clipgen.application.campaigns.usecase.FundCampaign;
import io.clipgen.application.campaigns.usecase.OpenCampaign;
import io.clipgen.application.campaigns.usecase.PauseCampaign;
import io.clipgen.application.campaigns.usecase.PostCampaign;
import io.clipgen.application.campaigns.usecase.QuoteCampaign;
import io.clipgen.application.campaigns.usecase.ResumeCampaign;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.Requests;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Platform;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.MoneyJson;
import io.clipgen.web.shared.PageJson;
import io.clipgen.web.shared.Problems;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Campaigns: posted, funded and steered by brands, browsed and claimed by clippers.
@Tag(name = "campaigns")
@AnswersProblems
@Controller("/api/v1/campaigns")
@ExecuteOn(TaskExecutors.BLOCKING)
class CampaignController {

  private final PostCampaign post;
  private final EditCampaign edit;
  private final FundCampaign fund;
  private final OpenCampaign open;
  private final PauseCampaign pause;
  private final ResumeCampaign resume;
  private final CloseCampaign close;
  private final ClaimCampaign claim;
  private final QuoteCampaign quote;
  private final CampaignBoard board;
  private final ClaimReader claims;
  private final Requests requests;
  private final BusinessClock clock;

  CampaignController(
      PostCampaign post,
      EditCampaign edit,
      FundCampaign fund,
      OpenCampaign open,
      PauseCampaign pause,
      ResumeCampaign resume,
      CloseCampaign close,
      ClaimCampaign claim,
      QuoteCampaign quote,
      CampaignBoard board,
      ClaimReader claims,
      Requests requests,
      BusinessClock clock) {
    this.post = post;
    this.edit = edit;
    this.fund = fund;
    this.open = open;
    this.pause = pause;
    this.resume = resume;
    this.close = close;
    this.claim = claim;
    this.quote = quote;
    this.board = board;
    this.claims = claims;
    this.requests = requests;
    this.clock = clock;
  }

  @Post
  @Status(HttpStatus.CREATED)
  @Operation(
      summary = "Post a campaign, as a draft",
      description = "Nobody else sees it, and it costs nothing, until it is funded and opened.")
  HttpResponse<CampaignJson> post(Caller caller, @Body @Valid TermsJson body) {
    Campaign posted = post.handle(caller, new PostCampaign.Command(body.toPost()));
    return HttpResponse.created(
        CampaignJson.from(posted), URI.create("/api/v1/campaigns/" + posted.id()));
  }

  @Get
  @Operation(
      summary = "Browse campaigns that take claims",
      description = "With own=true: your own campaigns in every state, newest first.")
  PageJson<CampaignJson> browse(
      Caller caller,
      @Schema(description = "Words of title and notes") @Nullable @QueryValue @Size(max = 200)
          String q,
      @Schema(description = "tiktok, youtube or instagram") @Nullable @QueryValue String platform,
      @Schema(description = "Per clip, in minor units") @QueryValue(defaultValue = "0") @Min(0)
          long minPrice,
      @Schema(allowableValues = {"newest", "price", "deadline"}) @Nullable @QueryValue String sort,
      @Schema(type = "boolean")
          @QueryValue(defaultValue = "false")
          @Pattern(regexp = "true|false", message = "must be true or false")
          String own,
      @Nullable @QueryValue String after,
      @QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
    var wanted =
        new CampaignBoard.Browse(
            q == null ? "" : q,
            platform == null ? null : TermsJson.rule(() -> Platform.ofSlug(platform)),
            minPrice,
            Choice.read("sort", sort, CampaignBoard.Sort.NEWEST, CampaignBoard.Sort.class),
            after,
            limit);
    if (Boolean.parseBoolean(own)) {
      return PageJson.from(board.own(caller.party(), after, limit), CampaignJson::from);
    }
    return PageJson.from(board.browse(wanted, caller.party(), clock.now()), CampaignJson::from);
  }

  @Get("/{id}")
  @Operation(summary = "One campaign")
  CampaignJson get(Caller caller, String id) {
    return CampaignJson.from(visible(caller, id(id)));
  }

  @Patch("/{id}")
  @Operation(
      summary = "Change a draft",
      description = "What is not given stays. What is paid for is fixed once money was asked for.")
  CampaignJson edit(Caller caller, String id, @Body @Valid TermsJson body) {
    return CampaignJson.from(edit.handle(caller, new EditCampaign.Command(id(id), body::toEdit)));
  }

  @Post("/{id}/fundings")
  @Status(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Pay into a campaign",
      description =
          "The first deposit, the rest of it, or a top-up: where views are paid for, a larger deposit is a larger cap."
              + " The payment is asked for at once and booked when the provider has taken it: follow it at GET …/fundings."
              + " Under an Idempotency-Key the same request is done once, however often it is sent.")
  @ApiResponse(responseCode = "202", description = "Asked for")
  FundingJson fund(
      Caller caller,
      String id,
      @Body @Valid FundingBody body,
      @Header(Requests.KEY) @Nullable String key) {
    var command =
        new FundCampaign.Command(
            id(id),
            body.deposit() == null ? null : body.deposit().toMoney("deposit"),
            body.paymentMethod(),
            body.openWhenFunded() != null && body.openWhenFunded());
    String funding =
        requests.once(
            caller.party(),
            "fund",
            key,
            command,
            () -> fund.handle(caller, command).funding().text());
    return fundings(caller, id).stream()
        .filter(each -> each.id().equals(funding))
        .findFirst()
        .orElseThrow();
  }

  @Get("/{id}/fundings")
  @Operation(summary = "The payments into a campaign of yours, newest first")
  List<FundingJson> fundings(Caller caller, String id) {
    return board.fundings(id(id), caller.party(), caller.isAdmin()).stream()
        .map(FundingJson::from)
        .toList();
  }

  @Post("/{id}/open")
  @Status(HttpStatus.OK)
  @Operation(summary = "Open a funded campaign: clippers see it and may claim")
  CampaignJson open(Caller caller, String id) {
    return CampaignJson.from(open.handle(caller, id(id)));
  }

  @Post("/{id}/pause")
  @Status(HttpStatus.OK)
  @Operation(summary = "Take no new claims for now; live ones go on")
  CampaignJson pause(Caller caller, String id) {
    return CampaignJson.from(pause.handle(caller, id(id)));
  }

  @Post("/{id}/resume")
  @Status(HttpStatus.OK)
  @Operation(summary = "Take claims again")
  CampaignJson resume(Caller caller, String id) {
    return CampaignJson.from(resume.handle(caller, id(id)));
  }

  @Post("/{id}/close")
  @Status(HttpStatus.OK)
  @Operation(
      summary = "Close a campaign: what is free goes back at once",
      description =
          "What live claims and open bonus windows reserve stays, and follows when those end.")
  ClosedJson close(Caller caller, String id) {
    var closed = close.handle(caller, id(id));
    return new ClosedJson(CampaignJson.from(closed.campaign()), MoneyJson.from(closed.refunded()));
  }

  @Get("/{id}/quote")
  @Operation(summary = "Net to you: what a place is worth in your tier")
  QuoteJson quote(Caller caller, String id) {
    return QuoteJson.from(quote.handle(caller, id(id)));
  }

  @Post("/{id}/claims")
  @Status(HttpStatus.CREATED)
  @Operation(
      summary = "Claim a place",
      description =
          "One atomic step: the place is yours, the money for it is reserved, and you may use the source.")
  @ApiResponse(responseCode = "201", description = "The place is yours")
  @ApiResponse(
      responseCode = "409",
      description =
          "campaign-not-open, deadline-over, own-campaign, already-claimed, no-place-left, not-invited, clipper-limit-reached, campaign-out-of-funds, terms-changed")
  HttpResponse<ClaimJson> claim(Caller caller, String id, @Body @Nullable @Valid ClaimBody body) {
    var quoted = body == null ? null : body.quoted();
    return switch (claim.handle(caller, new ClaimCampaign.Command(id(id), quoted))) {
      case ClaimCampaign.Outcome.Taken taken ->
          HttpResponse.created(
              claims.json(caller, taken.claim().id()),
              URI.create("/api/v1/claims/" + taken.claim().id()));
      case ClaimCampaign.Outcome.Declined declined ->
          throw Problems.refusal(
              HttpStatus.CONFLICT, declined.refusal().code(), declined.refusal().sentence());
    };
  }

  private Campaign visible(Caller caller, CampaignId id) {
    return board
        .find(id, caller.party(), caller.isAdmin())
        .orElseThrow(() -> new NotFound("campaign", id));
  }

  private static CampaignId id(String text) {
    return IdParam.read("id", text, CampaignId::parse);
  }

  /// @param deposit what the campaign gets; all that is missing if absent
  @Serdeable
  @Schema(name = "FundingRequest")
  record FundingBody(
      @Schema(description = "What the campaign gets; all that is missing if absent")
          @Nullable MoneyJson deposit,
      @Schema(example = "pm_card_visa") @NotNull @Size(max = 200) String paymentMethod,
      @Schema(description = "Whether to open by itself once the whole deposit is there")
          @Nullable Boolean openWhenFunded) {}

  @Serdeable
  @Schema(name = "ClosedCampaign")
  record ClosedJson(
      CampaignJson campaign,
      @Schema(description = "What is on its way back to you") MoneyJson refunded) {}

  @Serdeable
  @Schema(
      name = "ClaimRequest",
      description = "The rates of your quote: the claim is refused if others are in force by now")
  record ClaimBody(
      @Schema(example = "split/silver v1") @Nullable String rule,
      @Schema(example = "view-bonus v1") @Nullable String bonusRule) {

    ClaimCampaign.@Nullable Quoted quoted() {
      if (rule == null && bonusRule == null) {
        return null;
      }
      if (rule == null || bonusRule == null) {
        throw new InvalidInput(
            rule == null ? "rule" : "bonusRule", "must be given, as in the quote");
      }
      return new ClaimCampaign.Quoted(rule, bonusRule);
    }
  }
}
