package io.clipgen.web.campaigns;

import io.clipgen.domain.campaigns.Pricing;
import io.clipgen.domain.campaigns.Quote;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// "Net to you" as the API shows it.
@Serdeable
@Schema(name = "Quote")
record QuoteJson(
    @Schema(description = "Absent where views are paid for") @Nullable MoneyJson price,
    @Nullable PerThousandViewsJson perThousandViews,
    @Schema(description = "What the clip itself earns you; where views are paid for, at most")
        MoneyJson net,
    @Schema(description = "The platform's part of it") MoneyJson platformFee,
    String tier,
    @Schema(description = "Your share in basis points: 7500 is 75 %") int shareBasisPoints,
    @Schema(description = "The split, by its version", example = "split/silver v1") String rule,
    @Schema(description = "The bonuses, by their version", example = "view-bonus v1")
        String bonusRule,
    @Schema(description = "What views add to a price, cumulative") List<Step> bonuses,
    @Schema(description = "Where views are paid for: what so many of them earn you in all")
        List<Example> examples,
    MoneyJson mostWithBonus,
    @Schema(description = "What the brand pays for the place at most, bonus included")
        MoneyJson mostToBrand) {

  @Serdeable
  @Schema(name = "QuoteStep")
  record Step(@Schema(example = "100000") long views, MoneyJson bonus) {}

  @Serdeable
  @Schema(name = "QuoteExample")
  record Example(@Schema(example = "100000") long views, MoneyJson net) {}

  static QuoteJson from(Quote quote) {
    Pricing pricing = quote.terms().pricing();
    Pricing.@Nullable PerClip clip = pricing instanceof Pricing.PerClip perClip ? perClip : null;
    return new QuoteJson(
        clip == null ? null : MoneyJson.from(clip.price()),
        PerThousandViewsJson.from(pricing),
        MoneyJson.from(quote.net()),
        MoneyJson.from(quote.terms().fee()),
        Choice.write(quote.terms().tier()),
        quote.terms().share().basisPoints(),
        quote.terms().rule(),
        quote.terms().bonusRule(),
        clip == null
            ? List.of()
            : quote.steps().stream()
                .map(step -> new Step(step.views(), MoneyJson.from(step.net())))
                .toList(),
        clip == null
            ? quote.steps().stream()
                .map(step -> new Example(step.views(), MoneyJson.from(step.net())))
                .toList()
            : List.of(),
        MoneyJson.from(quote.most()),
        MoneyJson.from(quote.cost()));
  }
}
