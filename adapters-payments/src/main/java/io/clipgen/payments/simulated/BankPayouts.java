package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/// Money on its way to banks, the platform's own and those behind connected accounts: it leaves the
/// balance at once, arrives a day later, or comes back.
final class BankPayouts {

  private static final Duration ARRIVES_AFTER = Duration.ofDays(1);
  private static final Duration BOUNCES_AFTER = Duration.ofDays(1);

  private final ProviderBooks books;
  private final Till till;

  BankPayouts(ProviderBooks books, Till till) {
    this.books = books;
    this.till = till;
  }

  ObjectNode send(Params params, String account, Change change, Ending ending) {
    long amount = params.amount("amount");
    String currency = params.currency();
    boolean ours = account.equals(ProviderBooks.PLATFORM);
    if (!ours && !books.get("account", account).path("payouts_enabled").asBoolean()) {
      throw ApiError.refused(
          400,
          "invalid_request_error",
          "payouts_not_allowed",
          "Payouts are not enabled for this account: its onboarding is not complete.");
    }
    till.cover(account, currency, amount, change);
    ObjectNode payout = Till.labelled(change.make("po", "payout"), params);
    ObjectNode moved = till.move(change, account, "payout", payout, currency, -amount);
    long arrives = change.now() + ARRIVES_AFTER.toSeconds();
    payout
        .put("amount", amount)
        .put("currency", currency)
        .put("account", account)
        .put("status", "in_transit")
        .put("arrival_date", arrives)
        .put("balance_transaction", moved.path("id").asText());
    payout.putObject("simulated").put("ending", ending.name()).put("changes_at", arrives);
    long fee = books.settings().path("payout_fee").asLong();
    if (fee > 0) {
      till.move(change, ProviderBooks.PLATFORM, "stripe_fee", payout, currency, -fee);
    }
    change.tell("payout.created", payout);
    return payout;
  }

  /// Brings a payout to where it is by now.
  void advance(Change change, ObjectNode payout) {
    ObjectNode edited = change.edit(payout);
    ObjectNode simulated = edited.withObject("/simulated");
    long due = simulated.path("changes_at").asLong();
    simulated.remove("changes_at");
    Ending ending = Ending.valueOf(simulated.path("ending").asText(Ending.ARRIVES.name()));
    boolean arrives = edited.path("status").asText().equals("in_transit");
    if (arrives && ending != Ending.FAILS) {
      edited.put("status", "paid");
      if (ending == Ending.FAILS_LATE) {
        simulated.put("changes_at", due + BOUNCES_AFTER.toSeconds());
      }
      change.tell("payout.paid", edited);
      return;
    }
    edited.put("status", "failed");
    edited.put("failure_code", "account_closed");
    edited.put("failure_message", "The bank account has been closed.");
    String currency = payout.path("currency").asText();
    long amount = payout.path("amount").asLong();
    String account = payout.path("account").asText();
    ObjectNode back = till.move(change, account, "payout_failure", payout, currency, amount);
    edited.put("failure_balance_transaction", back.path("id").asText());
    change.tell("payout.failed", edited);
  }
}
