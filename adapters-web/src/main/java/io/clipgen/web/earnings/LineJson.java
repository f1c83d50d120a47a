package io.clipgen.web.earnings;

import io.clipgen.application.earnings.query.LineView;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// One earned amount.
///
/// @param source what earned it: a claim
/// @param gross what was divided
/// @param fee the platform's part
/// @param amount the payee's part
/// @param rule the rule by which it was found, with its version
/// @param until when it is or was due; not before the payments behind it are expected to arrive
@Serdeable
@Schema(name = "EarningsLine")
record LineJson(
    String id,
    String source,
    @Schema(allowableValues = {"base", "bonus", "metered", "tip"}) String kind,
    int number,
    MoneyJson gross,
    MoneyJson fee,
    MoneyJson amount,
    String rule,
    @Schema(allowableValues = {"held", "on-hold", "released", "reversed"}) String state,
    String why,
    Instant until,
    @Nullable Instant endedAt) {

  static LineJson from(LineView view) {
    return new LineJson(
        view.id().text(),
        view.source(),
        view.kind(),
        view.number(),
        MoneyJson.from(view.gross()),
        MoneyJson.from(view.fee()),
        MoneyJson.from(view.amount()),
        view.rule(),
        view.state(),
        view.why(),
        view.until(),
        view.endedAt());
  }
}
