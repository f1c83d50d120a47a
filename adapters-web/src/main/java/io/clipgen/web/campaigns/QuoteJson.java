package io.clipgen.web.campaigns;

import io.clipgen.domain.campaigns.Quote;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// "Net to you" as the API shows it.
@Serdeable
@Schema(name = "Quote")
record QuoteJson(
    MoneyJson price,
    @Schema(description = "What the clip itself earns you") MoneyJson net,
    MoneyJson platformFee,
    String tier,
    @Schema(description = "Your share of the price in basis points: 7500 is 75 %")
        int shareBasisPoints,
    @Schema(description = "The split, by its version", example = "split/silver v1") String rule,
    @Schema(description = "The bonuses, by their version", example = "view-bonus v1")
        String bonusRule,
    @Schema(description = "What views add, cumulative") List<Step> bonuses,
    MoneyJson mostWithBonus) {

  @Serdeable
  @Schema(name = "QuoteStep")
  record Step(@Schema(example = "100000") long views, MoneyJson bonus) {}

  static QuoteJson from(Quote quote) {
    return new QuoteJson(
        MoneyJson.from(quote.terms().price()),
        MoneyJson.from(quote.net()),
        MoneyJson.from(quote.terms().fee()),
        Choice.write(quote.terms().tier()),
        quote.terms().share().basisPoints(),
        quote.terms().rule(),
        quote.terms().bonusRule(),
        quote.steps().stream()
            .map(step -> new Step(step.views(), MoneyJson.from(step.bonus())))
            .toList(),
        MoneyJson.from(quote.mostWithBonus()));
  }
}
