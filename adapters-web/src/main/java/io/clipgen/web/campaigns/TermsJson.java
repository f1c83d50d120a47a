package io.clipgen.web.campaigns;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.clipgen.application.campaigns.usecase.Terms;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.campaigns.AspectRatio;
import io.clipgen.domain.campaigns.BonusCeiling;
import io.clipgen.domain.campaigns.Brief;
import io.clipgen.domain.campaigns.BrokenRule;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Offer;
import io.clipgen.domain.campaigns.Platform;
import io.clipgen.domain.campaigns.Poster;
import io.clipgen.domain.campaigns.Pricing;
import io.clipgen.domain.campaigns.ServicePackage;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.web.shared.IdParam;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a brand says of a campaign: all of it when posting, only what changes when editing.
@Serdeable
@Schema(name = "CampaignTerms")
record TermsJson(
    @Schema(example = "Moments of the moon landing") @Nullable String title,
    @Schema(description = "A video that you uploaded") @Nullable String source,
    @Schema(description = "Seconds: 15, 30, 45 or 60", example = "15") @Nullable Integer length,
    @Schema(
            example = "9:16",
            allowableValues = {"9:16", "1:1", "4:5", "16:9"})
        @Nullable String ratio,
    @Schema(description = "Style notes for the clippers") @Nullable String notes,
    @Schema(example = "[\"tiktok\"]") @Nullable List<String> platforms,
    @Schema(description = "After it there are no new claims") @Nullable Instant deadline,
    @Schema(description = "Per clip, before the split; absent where views are paid for")
        @Nullable MoneyJson price,
    @Schema(description = "Where views are paid for, instead of a price per clip")
        @Nullable PerThousandViewsJson perThousandViews,
    @Schema(description = "How many clips are bought: 1 to 100") @Nullable Integer places,
    @Schema(
            description =
                "Percent: 0, 20, 50, 100 or 200 (the whole schedule, the default); 0 where nobody posts")
        @Nullable Integer bonusCeiling,
    @Schema(
            description = "Who posts approved clips",
            allowableValues = {"clipper", "brand", "platform", "nobody"})
        @Nullable String poster,
    @Schema(
            name = "package",
            allowableValues = {"custom", "starter", "pro", "enterprise"})
        @JsonProperty("package")
        @Nullable String servicePackage,
    @Schema(description = "From claim to submission; Enterprise only")
        @Nullable Integer turnaroundDays,
    @Schema(description = "How many places one clipper may have; no limit if absent")
        @Nullable Integer perClipper,
    @Schema(description = "The clippers an Enterprise campaign is for")
        @Nullable List<String> invited) {

  Terms toPost() {
    Poster who = Choice.read("poster", poster, Poster.CLIPPER, Poster.class);
    return new Terms(
        required("title", title),
        source(required("source", source)),
        required("length", length),
        ratio == null ? AspectRatio.PORTRAIT : ratio(ratio),
        notes == null ? "" : notes,
        platforms(required("platforms", platforms)),
        required("deadline", deadline),
        pricing(null, who),
        required("places", places),
        who,
        Choice.read("package", servicePackage, ServicePackage.CUSTOM, ServicePackage.class),
        turnaroundDays,
        perClipper,
        parties());
  }

  /// What is not said stays as it is.
  Terms toEdit(Campaign now) {
    Brief brief = now.brief();
    Offer offer = now.offer();
    Poster who = Choice.read("poster", poster, offer.poster(), Poster.class);
    return new Terms(
        title == null ? brief.title() : title,
        source == null ? brief.source() : source(source),
        length == null ? brief.lengthSeconds() : length,
        ratio == null ? brief.ratio() : ratio(ratio),
        notes == null ? brief.notes() : notes,
        platforms == null ? brief.platforms() : platforms(platforms),
        deadline == null ? brief.deadline() : deadline,
        pricing(offer.pricing(), who),
        places == null ? offer.places() : places,
        who,
        Choice.read("package", servicePackage, offer.servicePackage(), ServicePackage.class),
        turnaroundDays == null
            ? Integer.valueOf((int) offer.turnaround().toDays())
            : turnaroundDays,
        perClipper == null ? Integer.valueOf(offer.perClipper()) : perClipper,
        parties());
  }

  private Pricing pricing(@Nullable Pricing now, Poster who) {
    if (perThousandViews != null) {
      unless(price == null, "price");
      unless(bonusCeiling == null, "bonusCeiling");
      return perThousandViews.toDomain();
    }
    if (now != null && price == null && bonusCeiling == null) {
      return now;
    }
    Pricing.@Nullable PerClip before = now instanceof Pricing.PerClip clip ? clip : null;
    Money amount =
        price == null && before != null
            ? before.price()
            : required("price", price).toMoney("price");
    BonusCeiling otherwise = before == null ? BonusCeiling.WHOLE : before.ceiling();
    return new Pricing.PerClip(
        amount, bonusCeiling == null ? otherwise : ceiling(bonusCeiling, who));
  }

  // An offer that nobody posts has no bonus. What was never asked for is left out without a word; a
  // bonus that was asked for would be missed.
  private static BonusCeiling ceiling(int percent, Poster who) {
    BonusCeiling ceiling = rule(() -> BonusCeiling.ofPercent(percent));
    if (who == Poster.NOBODY && !ceiling.equals(BonusCeiling.NONE)) {
      throw new InvalidInput("bonusCeiling", "must be 0 where nobody posts");
    }
    return ceiling;
  }

  private static void unless(boolean absent, String field) {
    if (!absent) {
      throw new InvalidInput(field, "must not be given where views are paid for");
    }
  }

  private Set<PartyId> parties() {
    return invited == null
        ? Set.of()
        : invited.stream()
            .map(id -> IdParam.read("invited", id, PartyId::parse))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static SourceVideoId source(String text) {
    return IdParam.read("source", text, SourceVideoId::parse);
  }

  private static AspectRatio ratio(String text) {
    return rule(() -> AspectRatio.of(text));
  }

  private static List<Platform> platforms(List<String> names) {
    return rule(() -> names.stream().map(Platform::ofSlug).toList());
  }

  static <T> T rule(Supplier<T> value) {
    try {
      return value.get();
    } catch (BrokenRule broken) {
      throw new InvalidInput(broken.field(), broken.rule());
    }
  }

  private static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidInput(field, "must be given");
    }
    return value;
  }
}
