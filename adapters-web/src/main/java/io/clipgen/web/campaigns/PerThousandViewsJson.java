package io.clipgen.web.campaigns;

import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.campaigns.Pricing;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A rate for every 1,000 views (CPM), as the API says it.
@Serdeable
@Schema(name = "PerThousandViews", description = "A rate for every 1,000 views, with its caps")
record PerThousandViewsJson(
    @Schema(description = "For 1,000 views, in millionths: 4.25 is 4250000", example = "4250000")
        @Nullable Long rateMicros,
    @Schema(description = "A clip with fewer earns nothing; from there on all its views count")
        @Nullable Long minimumViews,
    @Schema(description = "The most that one clip earns") @Nullable MoneyJson capPerClip,
    @Schema(description = "The most that one clipper's clips earn together")
        @Nullable MoneyJson capPerClipper,
    @Schema(description = "The most that all clips earn together: the deposit needed")
        @Nullable MoneyJson capPerCampaign,
    @Schema(description = "How long each increment is held: 0 to 30 days; 3 if absent")
        @Nullable Integer validationDays) {

  private static final String FIELD = "perThousandViews.";
  private static final int USUAL_VALIDATION = 3;

  static @Nullable PerThousandViewsJson from(Pricing pricing) {
    return switch (pricing) {
      case Pricing.PerClip _ -> null;
      case Pricing.PerThousandViews views ->
          new PerThousandViewsJson(
              views.rate().micros(),
              views.minimumViews(),
              MoneyJson.from(views.perClip()),
              MoneyJson.from(views.perClipper()),
              MoneyJson.from(views.perCampaign()),
              (int) views.validation().toDays());
    };
  }

  Pricing toDomain() {
    Money perClip = cap("capPerClip", capPerClip);
    Money perClipper = cap("capPerClipper", capPerClipper);
    Money perCampaign = cap("capPerCampaign", capPerCampaign);
    long rate = required("rateMicros", rateMicros);
    if (rate <= 0) {
      throw new InvalidInput(FIELD + "rateMicros", "must be above zero");
    }
    long minimum = required("minimumViews", minimumViews);
    int days = validationDays == null ? USUAL_VALIDATION : validationDays;
    return TermsJson.rule(
        () ->
            new Pricing.PerThousandViews(
                new Micros(rate, perClip.currency()),
                minimum,
                perClip,
                perClipper,
                perCampaign,
                Duration.ofDays(days)));
  }

  private static Money cap(String name, @Nullable MoneyJson cap) {
    return required(name, cap).toMoney(FIELD + name);
  }

  private static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new InvalidInput(FIELD + name, "must be given");
    }
    return value;
  }
}
