package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/// Money from payers, and back to them.
final class Charges {

  private static final Duration SETTLES_AFTER = Duration.ofDays(2);
  private static final Duration REFUND_RETURNS_AFTER = Duration.ofDays(1);
  private static final long FEE_PER_TEN_THOUSAND = 290;
  private static final long FEE_FIXED = 30;

  private final ProviderBooks books;
  private final Till till;
  private final Disputes disputes;

  Charges(ProviderBooks books, Till till, Disputes disputes) {
    this.books = books;
    this.till = till;
    this.disputes = disputes;
  }

  ObjectNode charge(Params params, Change change) {
    long amount = params.amount("amount");
    String currency = params.currency();
    String method = params.get("payment_method");
    if (!method.startsWith("pm_")) {
      throw ApiError.invalid("payment_method", "No such PaymentMethod: '" + method + "'");
    }
    if (method.startsWith("pm_card_declined") || method.startsWith("pm_card_visa_chargeDeclined")) {
      throw declined("Your card was declined.");
    }
    if (method.startsWith("pm_card_insufficient")) {
      throw declined("Your card has insufficient funds.");
    }
    ObjectNode intent = Till.labelled(change.make("pi", "payment_intent"), params);
    ObjectNode charge = Till.labelled(change.make("ch", "charge"), params);
    long usable = change.now() + SETTLES_AFTER.toSeconds();
    ObjectNode moved =
        till.move(
            change,
            ProviderBooks.PLATFORM,
            "charge",
            charge,
            currency,
            amount,
            fee(amount),
            usable);
    charge
        .put("amount", amount)
        .put("currency", currency)
        .put("paid", true)
        .put("status", "succeeded")
        .put("payment_intent", intent.path("id").asText())
        .put("balance_transaction", moved.path("id").asText());
    charge.putObject("simulated").put("changes_at", usable);
    intent
        .put("amount", amount)
        .put("amount_received", amount)
        .put("currency", currency)
        .put("payment_method", method)
        .put("status", "succeeded")
        .put("latest_charge", charge.path("id").asText())
        .put("balance_transaction", moved.path("id").asText())
        .put("fee", moved.path("fee").asLong())
        .put("available_on", usable);
    change.tell("payment_intent.succeeded", intent);
    change.tell("charge.succeeded", charge);
    return intent;
  }

  ObjectNode refund(Params params, Change change, Ending ending) {
    ObjectNode charge = books.get("charge", params.get("charge"));
    String chargeId = charge.path("id").asText();
    if (disputes.concern(chargeId)) {
      throw refused("charge_disputed", "The charge is disputed and cannot be refunded.");
    }
    long refunded =
        books.list("refund", "charge", chargeId).stream()
            .filter(refund -> !refund.path("status").asText().equals("failed"))
            .mapToLong(refund -> refund.path("amount").asLong())
            .sum();
    long left = charge.path("amount").asLong() - refunded;
    long amount = params.find("amount").isPresent() ? params.amount("amount") : left;
    if (amount > left || left == 0) {
      throw refused(
          "charge_already_refunded",
          "Refund amount (%d) is greater than the unrefunded amount on the charge (%d)"
              .formatted(amount, left));
    }
    String currency = charge.path("currency").asText();
    till.cover(ProviderBooks.PLATFORM, currency, amount, change);
    ObjectNode refund = Till.labelled(change.make("re", "refund"), params);
    ObjectNode moved =
        till.move(change, ProviderBooks.PLATFORM, "refund", refund, currency, -amount);
    refund
        .put("amount", amount)
        .put("currency", currency)
        .put("charge", chargeId)
        .put("status", "succeeded")
        .put("balance_transaction", moved.path("id").asText());
    if (ending != Ending.ARRIVES) {
      refund
          .putObject("simulated")
          .put("changes_at", change.now() + REFUND_RETURNS_AFTER.toSeconds());
    }
    change.tell("refund.created", refund);
    return refund;
  }

  ObjectNode topUp(Params params, Change change) {
    long amount = params.amount("amount");
    String currency = params.currency();
    ObjectNode topUp = Till.labelled(change.make("tu", "topup"), params);
    ObjectNode moved = till.move(change, ProviderBooks.PLATFORM, "topup", topUp, currency, amount);
    topUp
        .put("amount", amount)
        .put("currency", currency)
        .put("status", "succeeded")
        .put("balance_transaction", moved.path("id").asText());
    change.tell("topup.succeeded", topUp);
    return topUp;
  }

  /// A charge has become usable.
  void settle(Change change, ObjectNode charge) {
    ObjectNode edited = change.edit(charge);
    edited.withObject("/simulated").remove("changes_at");
    change.tell("charge.updated", edited);
  }

  /// A refund comes back from the bank.
  void bounce(Change change, ObjectNode refund) {
    ObjectNode edited = change.edit(refund);
    edited.withObject("/simulated").remove("changes_at");
    String currency = refund.path("currency").asText();
    long amount = refund.path("amount").asLong();
    ObjectNode back =
        till.move(change, ProviderBooks.PLATFORM, "refund_failure", refund, currency, amount);
    edited.put("status", "failed").put("failure_reason", "lost_or_stolen_card");
    edited.put("failure_balance_transaction", back.path("id").asText());
    change.tell("refund.failed", edited);
  }

  /// 2.9 % and 30, half-up.
  private static long fee(long amount) {
    return (amount * FEE_PER_TEN_THOUSAND + 5_000) / 10_000 + FEE_FIXED;
  }

  private static ApiError declined(String message) {
    return ApiError.refused(402, "card_error", "card_declined", message);
  }

  private static ApiError refused(String code, String message) {
    return ApiError.refused(400, "invalid_request_error", code, message);
  }
}
