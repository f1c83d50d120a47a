package io.clipgen.persistence.payouts;

import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutState;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The columns of a payout that change.
///
/// @param before of an unknown payout, the state in which the step was tried
/// @param reasonBefore of an unknown payout, the reason it had before
record PayoutRow(
    String state,
    @Nullable String before,
    @Nullable String transfer,
    @Nullable String bank,
    @Nullable String reason,
    @Nullable String reasonBefore,
    @Nullable Instant paidAt) {

  static PayoutRow from(PayoutState state) {
    return switch (state) {
      case PayoutState.Requested _ -> of("REQUESTED", null, null, null);
      case PayoutState.Approved _ -> of("APPROVED", null, null, null);
      case PayoutState.Sending(var transfer) -> of("SENDING", transfer, null, null);
      case PayoutState.InTransit(var transfer, var bank) -> of("IN_TRANSIT", transfer, bank, null);
      case PayoutState.Paid(var transfer, var bank, var at) ->
          new PayoutRow("PAID", null, transfer, bank, null, null, at);
      case PayoutState.PaidByHand(var reference, var at) ->
          new PayoutRow("PAID_BY_HAND", null, null, reference, null, null, at);
      case PayoutState.Unknown(var before, var reason) -> {
        PayoutRow row = from(before);
        yield new PayoutRow("UNKNOWN", row.state, row.transfer, row.bank, reason, row.reason, null);
      }
      case PayoutState.Bounced(var transfer, var reason) -> of("BOUNCED", transfer, null, reason);
      case PayoutState.Returning(var transfer, var reason) ->
          of("RETURNING", transfer, null, reason);
      case PayoutState.Failed(var reason) -> of("FAILED", null, null, reason);
      case PayoutState.Cancelled _ -> of("CANCELLED", null, null, null);
    };
  }

  private static PayoutRow of(
      String state, @Nullable String transfer, @Nullable String bank, @Nullable String reason) {
    return new PayoutRow(state, null, transfer, bank, reason, null, null);
  }

  static PayoutRow read(ResultSet row) throws SQLException {
    OffsetDateTime paidAt = row.getObject("paid_at", OffsetDateTime.class);
    return new PayoutRow(
        row.getString("state"),
        row.getString("before"),
        row.getString("transfer"),
        row.getString("bank"),
        row.getString("reason"),
        row.getString("reason_before"),
        paidAt == null ? null : paidAt.toInstant());
  }

  static Payout payout(ResultSet row) throws SQLException {
    return new Payout(
        new PayoutId(row.getObject("id", UUID.class)),
        new PartyId(row.getObject("payee", UUID.class)),
        Money.of(row.getLong("amount"), row.getString("commodity")),
        row.getString("account"),
        row.getInt("attempt"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        read(row).toDomain());
  }

  PayoutState toDomain() {
    return switch (state) {
      case "REQUESTED" -> new PayoutState.Requested();
      case "APPROVED" -> new PayoutState.Approved();
      case "SENDING" -> new PayoutState.Sending(given(transfer));
      case "IN_TRANSIT" -> new PayoutState.InTransit(given(transfer), given(bank));
      case "PAID" -> new PayoutState.Paid(given(transfer), given(bank), given(paidAt));
      case "PAID_BY_HAND" -> new PayoutState.PaidByHand(given(bank), given(paidAt));
      case "UNKNOWN" ->
          new PayoutState.Unknown(
              new PayoutRow(given(before), null, transfer, bank, reasonBefore, null, null)
                  .toDomain(),
              given(reason));
      case "BOUNCED" -> new PayoutState.Bounced(given(transfer), given(reason));
      case "RETURNING" -> new PayoutState.Returning(given(transfer), given(reason));
      case "FAILED" -> new PayoutState.Failed(given(reason));
      case "CANCELLED" -> new PayoutState.Cancelled();
      default -> throw new IllegalStateException("a payout cannot be " + state);
    };
  }

  private static <T> T given(@Nullable T value) {
    return Objects.requireNonNull(value);
  }
}
