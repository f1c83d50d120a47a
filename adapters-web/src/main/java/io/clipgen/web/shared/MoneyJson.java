package io.clipgen.web.shared;

import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.shared.Money;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/// Money in JSON: `{"amount": 4900, "currency": "USD"}` is 49 dollars.
///
/// @param amount in minor units: cents for USD
/// @param currency an ISO 4217 code
@Serdeable
@Schema(name = "Money", description = "An exact amount in minor units: 4900 USD is 49 dollars")
public record MoneyJson(
    @Schema(example = "4900") long amount, @Schema(example = "USD") @NotNull String currency) {

  public static MoneyJson from(Money money) {
    return new MoneyJson(money.minor(), money.currency());
  }

  /// The amount as the domain knows it.
  ///
  /// @param field the name of the field that this was given in
  /// @throws InvalidInput if the currency is missing, or no currency's code, or if the amount is
  ///   beyond what anybody may name
  public Money toMoney(String field) {
    if (currency == null) {
      throw new InvalidInput(field + ".currency", "must be given");
    }
    if (amount > Money.LARGEST_NAMED || amount < -Money.LARGEST_NAMED) {
      throw new InvalidInput(
          field + ".amount", "must be at most " + Money.LARGEST_NAMED + " in minor units");
    }
    return InvalidInput.reading(field + ".currency", () -> Money.of(amount, currency));
  }
}
