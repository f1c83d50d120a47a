package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the provider does when it is asked: checks a request against its books and puts what
/// changes.
final class Operations {

  /// A charge settles two days after it was made.
  static final Duration SETTLES_AFTER = Duration.ofDays(2);

  /// A payout reaches the bank a day after it was sent.
  static final Duration ARRIVES_AFTER = Duration.ofDays(1);

  /// A payout that fails after it was reported as paid does so a day later.
  static final Duration BOUNCES_AFTER = Duration.ofDays(1);

  private static final long FEE_PER_TEN_THOUSAND = 290;
  private static final long FEE_FIXED = 30;
  private static final List<String> LOOKUPS =
      List.of("metadata[reference]", "metadata[party]", "transfer_group", "charge", "source");

  private final ProviderBooks books;

  Operations(ProviderBooks books) {
    this.books = books;
  }

  /// Does what `POST /v1/<path>` asks.
  ///
  /// @param account the connected account that acts, or the platform
  /// @param outcome how a payout ends: `paid`, `failed` or `paid_then_failed`
  ObjectNode post(List<String> path, Params params, String account, Change change, String outcome) {
    return switch (path) {
      case List<String> p when p.equals(List.of("payment_intents")) -> charge(params, change);
      case List<String> p when p.equals(List.of("refunds")) -> refund(params, change);
      case List<String> p when p.equals(List.of("topups")) -> topUp(params, change);
      case List<String> p when p.equals(List.of("accounts")) -> open(params, change);
      case List<String> p when p.equals(List.of("transfers")) -> transfer(params, change);
      case List<String> p
          when p.size() == 3
              && p.getFirst().equals("transfers")
              && p.getLast().equals("reversals") ->
          reverse(p.get(1), params, change);
      case List<String> p when p.equals(List.of("payouts")) ->
          payout(params, account, change, outcome);
      default -> throw unknown("POST", path);
    };
  }

  /// Answers `GET /v1/<path>`.
  ObjectNode get(List<String> path, Params params, String account, long now) {
    String collection = path.isEmpty() ? "" : path.getFirst();
    if (path.equals(List.of("balance"))) {
      return balance(account, now);
    }
    if (path.equals(List.of("balances"))) {
      return balances(params, now);
    }
    String object =
        switch (collection) {
          case "payment_intents" -> "payment_intent";
          case "charges" -> "charge";
          case "refunds" -> "refund";
          case "topups" -> "topup";
          case "accounts" -> "account";
          case "transfers" -> "transfer";
          case "transfer_reversals" -> "transfer_reversal";
          case "payouts" -> "payout";
          case "balance_transactions" -> "balance_transaction";
          default -> throw unknown("GET", path);
        };
    return switch (path.size()) {
      case 1 -> list(object, params, account);
      case 2 -> books.get(object, path.get(1));
      default -> throw unknown("GET", path);
    };
  }

  /// Brings payouts to where they are by now.
  void advance(Change change, ObjectNode payout) {
    ObjectNode edited = change.edit(payout);
    ObjectNode simulated = edited.withObject("/simulated");
    long due = simulated.path("changes_at").asLong();
    simulated.remove("changes_at");
    String outcome = simulated.path("outcome").asText();
    boolean arrives = edited.path("status").asText().equals("in_transit");
    if (arrives && !outcome.equals("failed")) {
      edited.put("status", "paid");
      if (outcome.equals("paid_then_failed")) {
        simulated.put("changes_at", due + BOUNCES_AFTER.toSeconds());
      }
      return;
    }
    edited.put("status", "failed");
    edited.put("failure_code", "account_closed");
    edited.put("failure_message", "The bank account has been closed.");
    ObjectNode back =
        move(
            change,
            payout.path("account").asText(),
            "payout_failure",
            payout.path("id").asText(),
            payout.path("currency").asText(),
            payout.path("amount").asLong(),
            0,
            change.now());
    edited.put("failure_balance_transaction", back.path("id").asText());
  }

  private ObjectNode charge(Params params, Change change) {
    long amount = params.amount("amount");
    String currency = params.currency();
    String method = params.get("payment_method");
    if (!method.startsWith("pm_")) {
      throw ApiError.invalid("payment_method", "No such PaymentMethod: '" + method + "'");
    }
    if (method.startsWith("pm_card_declined") || method.startsWith("pm_card_visa_chargeDeclined")) {
      throw ApiError.refused(402, "card_error", "card_declined", "Your card was declined.");
    }
    if (method.startsWith("pm_card_insufficient")) {
      throw ApiError.refused(
          402, "card_error", "card_declined", "Your card has insufficient funds.");
    }
    ObjectNode intent = labelled(change.make("pi", "payment_intent"), params);
    ObjectNode charge = labelled(change.make("ch", "charge"), params);
    ObjectNode moved =
        move(
            change,
            ProviderBooks.PLATFORM,
            "charge",
            charge.path("id").asText(),
            currency,
            amount,
            fee(amount),
            change.now() + SETTLES_AFTER.toSeconds());
    charge
        .put("amount", amount)
        .put("currency", currency)
        .put("paid", true)
        .put("status", "succeeded")
        .put("payment_intent", intent.path("id").asText())
        .put("balance_transaction", moved.path("id").asText());
    return intent
        .put("amount", amount)
        .put("amount_received", amount)
        .put("currency", currency)
        .put("payment_method", method)
        .put("status", "succeeded")
        .put("latest_charge", charge.path("id").asText())
        .put("balance_transaction", moved.path("id").asText())
        .put("fee", moved.path("fee").asLong())
        .put("available_on", moved.path("available_on").asLong());
  }

  private ObjectNode refund(Params params, Change change) {
    ObjectNode charge = books.get("charge", params.get("charge"));
    String chargeId = charge.path("id").asText();
    long refunded =
        books.list("refund", "charge", chargeId).stream()
            .mapToLong(refund -> refund.path("amount").asLong())
            .sum();
    long left = charge.path("amount").asLong() - refunded;
    long amount = params.find("amount").isPresent() ? params.amount("amount") : left;
    if (amount > left || left == 0) {
      throw ApiError.refused(
          400,
          "invalid_request_error",
          "charge_already_refunded",
          "Refund amount (%d) is greater than the unrefunded amount on the charge (%d)"
              .formatted(amount, left));
    }
    String currency = charge.path("currency").asText();
    cover(ProviderBooks.PLATFORM, currency, amount, change);
    ObjectNode refund = labelled(change.make("re", "refund"), params);
    ObjectNode moved =
        move(
            change,
            ProviderBooks.PLATFORM,
            "refund",
            refund.path("id").asText(),
            currency,
            -amount,
            0,
            change.now());
    return refund
        .put("amount", amount)
        .put("currency", currency)
        .put("charge", chargeId)
        .put("status", "succeeded")
        .put("balance_transaction", moved.path("id").asText());
  }

  private ObjectNode topUp(Params params, Change change) {
    long amount = params.amount("amount");
    String currency = params.currency();
    ObjectNode topUp = labelled(change.make("tu", "topup"), params);
    ObjectNode moved =
        move(
            change,
            ProviderBooks.PLATFORM,
            "topup",
            topUp.path("id").asText(),
            currency,
            amount,
            0,
            change.now());
    return topUp
        .put("amount", amount)
        .put("currency", currency)
        .put("status", "succeeded")
        .put("balance_transaction", moved.path("id").asText());
  }

  private ObjectNode open(Params params, Change change) {
    // A simulated person has nothing to prove, unless a test wants somebody who has not finished
    // yet.
    boolean ready = !params.find("simulated[onboarding]").equals(Optional.of("incomplete"));
    ObjectNode account = labelled(change.make("acct", "account"), params);
    account.put("type", "express").put("country", params.find("country").orElse("US"));
    params.find("email").ifPresent(email -> account.put("email", email));
    account
        .put("details_submitted", ready)
        .put("charges_enabled", ready)
        .put("payouts_enabled", ready);
    var missing = account.putObject("requirements").putArray("currently_due");
    if (!ready) {
      missing.add("external_account");
    }
    return account;
  }

  private ObjectNode transfer(Params params, Change change) {
    long amount = params.amount("amount");
    String currency = params.currency();
    String destination = books.get("account", params.get("destination")).path("id").asText();
    cover(ProviderBooks.PLATFORM, currency, amount, change);
    ObjectNode transfer = labelled(change.make("tr", "transfer"), params);
    String id = transfer.path("id").asText();
    ObjectNode moved =
        move(change, ProviderBooks.PLATFORM, "transfer", id, currency, -amount, 0, change.now());
    move(change, destination, "payment", id, currency, amount, 0, change.now());
    return transfer
        .put("amount", amount)
        .put("currency", currency)
        .put("destination", destination)
        .put("amount_reversed", 0)
        .put("reversed", false)
        .put("balance_transaction", moved.path("id").asText());
  }

  private ObjectNode reverse(String id, Params params, Change change) {
    ObjectNode transfer = books.get("transfer", id);
    long left = transfer.path("amount").asLong() - transfer.path("amount_reversed").asLong();
    long amount = params.find("amount").isPresent() ? params.amount("amount") : left;
    if (amount > left || left == 0) {
      throw ApiError.refused(
          400,
          "invalid_request_error",
          "transfer_already_reversed",
          "Only %d of this transfer is left to reverse.".formatted(left));
    }
    String currency = transfer.path("currency").asText();
    String destination = transfer.path("destination").asText();
    cover(destination, currency, amount, change);
    ObjectNode reversal = labelled(change.make("trr", "transfer_reversal"), params);
    String reversalId = reversal.path("id").asText();
    move(change, destination, "payment_refund", reversalId, currency, -amount, 0, change.now());
    move(
        change,
        ProviderBooks.PLATFORM,
        "transfer_refund",
        reversalId,
        currency,
        amount,
        0,
        change.now());
    change
        .edit(transfer)
        .put("amount_reversed", transfer.path("amount_reversed").asLong() + amount)
        .put("reversed", amount == left);
    return reversal.put("amount", amount).put("currency", currency).put("transfer", id);
  }

  private ObjectNode payout(Params params, String account, Change change, String outcome) {
    long amount = params.amount("amount");
    String currency = params.currency();
    if (!account.equals(ProviderBooks.PLATFORM)
        && !books.get("account", account).path("payouts_enabled").asBoolean()) {
      throw ApiError.refused(
          400,
          "invalid_request_error",
          "payouts_not_allowed",
          "Payouts are not enabled for this account: its onboarding is not complete.");
    }
    cover(account, currency, amount, change);
    ObjectNode payout = labelled(change.make("po", "payout"), params);
    ObjectNode moved =
        move(
            change,
            account,
            "payout",
            payout.path("id").asText(),
            currency,
            -amount,
            0,
            change.now());
    long arrives = change.now() + ARRIVES_AFTER.toSeconds();
    payout
        .put("amount", amount)
        .put("currency", currency)
        .put("account", account)
        .put("status", "in_transit")
        .put("arrival_date", arrives)
        .put("balance_transaction", moved.path("id").asText());
    payout.putObject("simulated").put("outcome", outcome).put("changes_at", arrives);
    return payout;
  }

  private ObjectNode balance(String account, long now) {
    if (!account.equals(ProviderBooks.PLATFORM)) {
      books.get("account", account);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("object", "balance");
    var available = answer.putArray("available");
    var pending = answer.putArray("pending");
    for (String currency : books.currencies(account)) {
      Balance balance = books.balance(account, currency);
      available.addObject().put("amount", balance.available(now)).put("currency", currency);
      pending.addObject().put("amount", balance.pending(now)).put("currency", currency);
    }
    return answer;
  }

  /// The balances of the platform and of every connected account, a page at a time. (Stripe asks
  /// one by one.)
  private ObjectNode balances(Params params, long now) {
    List<String> accounts = new ArrayList<>(List.of(ProviderBooks.PLATFORM));
    books.list("account", "*", "").forEach(account -> accounts.add(account.path("id").asText()));
    int from = params.find("starting_after").map(accounts::indexOf).orElse(-1) + 1;
    int to = Math.min(accounts.size(), from + params.limit(1000));
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("object", "list");
    answer.put("has_more", to < accounts.size());
    var data = answer.putArray("data");
    for (String account : accounts.subList(from, to)) {
      data.add(balance(account, now).put("account", account));
    }
    return answer;
  }

  private ObjectNode list(String object, Params params, String account) {
    int limit = params.limit(100);
    List<ObjectNode> found = matching(object, params, account);
    int from = 0;
    if (params.find("starting_after").isPresent()) {
      ObjectNode last = books.get(object, params.get("starting_after"));
      from = found.indexOf(last) + 1;
    }
    int to = Math.min(found.size(), from + limit);
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("object", "list");
    answer.put("has_more", to < found.size());
    boolean expand = params.find("expand[]").equals(Optional.of("data.source"));
    var data = answer.putArray("data");
    for (ObjectNode one : found.subList(from, to)) {
      data.add(expand ? expanded(one) : one);
    }
    return answer;
  }

  private ObjectNode expanded(ObjectNode line) {
    ObjectNode copy = line.deepCopy();
    books.any(line.path("source").asText()).ifPresent(source -> copy.set("source", source));
    return copy;
  }

  private List<ObjectNode> matching(String object, Params params, String account) {
    if (object.equals("balance_transaction") && params.find("source").isEmpty()) {
      return books.list(object, "account", account);
    }
    return LOOKUPS.stream()
        .filter(field -> params.find(field).isPresent())
        .findFirst()
        .map(field -> books.list(object, field, params.get(field)))
        .orElseGet(() -> books.list(object, "*", ""));
  }

  private void cover(String account, String currency, long amount, Change change) {
    long available = books.balance(account, currency).available(change.now());
    if (available < amount) {
      throw ApiError.refused(
          400,
          "invalid_request_error",
          "balance_insufficient",
          "You have insufficient available funds: %d %s are available, %d are needed."
              .formatted(available, currency, amount));
    }
  }

  private static ObjectNode move(
      Change change,
      String account,
      String type,
      String source,
      String currency,
      long amount,
      long fee,
      long availableOn) {
    return change
        .make("txn", "balance_transaction")
        .put("account", account)
        .put("type", type)
        .put("source", source)
        .put("currency", currency)
        .put("amount", amount)
        .put("fee", fee)
        .put("net", amount - fee)
        .put("available_on", availableOn);
  }

  private static ObjectNode labelled(ObjectNode object, Params params) {
    object.set("metadata", params.metadata());
    params.find("transfer_group").ifPresent(group -> object.put("transfer_group", group));
    params.find("description").ifPresent(text -> object.put("description", text));
    return object;
  }

  /// 2.9 % and 30, half-up.
  static long fee(long amount) {
    return (amount * FEE_PER_TEN_THOUSAND + 5_000) / 10_000 + FEE_FIXED;
  }

  private static ApiError unknown(String method, List<String> path) {
    return ApiError.notBegun(
        404,
        "invalid_request_error",
        "url_invalid",
        "Unrecognized request URL (%s: /v1/%s).".formatted(method, String.join("/", path)));
  }
}
