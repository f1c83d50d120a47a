package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Connected accounts, and transfers into and back out of them.
final class Accounts {

  private final ProviderBooks books;
  private final Till till;

  Accounts(ProviderBooks books, Till till) {
    this.books = books;
    this.till = till;
  }

  /// A simulated person has nothing to prove, unless `simulated[wanted]` or the setting
  /// `onboarding` says what is missing.
  ObjectNode open(Params params, Change change) {
    ObjectNode account = Till.labelled(change.make("acct", "account"), params);
    account.put("type", "express").put("country", params.find("country").orElse("US"));
    params.find("email").ifPresent(email -> account.put("email", email));
    want(
        account,
        params.find("simulated[wanted]").orElse(books.settings().path("onboarding").asText()));
    change.tell("account.updated", account);
    return account;
  }

  /// Changes what the provider wants to know: `wanted` is a list with commas; empty: it pays.
  ObjectNode steer(String id, Params params, Change change) {
    ObjectNode account = change.edit(books.get("account", id));
    want(account, params.find("wanted").orElse(""));
    change.tell("account.updated", account);
    return account;
  }

  private static void want(ObjectNode account, String wanted) {
    List<String> missing = wanted.isBlank() ? List.of() : List.of(wanted.split(","));
    account
        .put("details_submitted", missing.isEmpty())
        .put("charges_enabled", missing.isEmpty())
        .put("payouts_enabled", missing.isEmpty());
    ArrayNode due = account.putObject("requirements").putArray("currently_due");
    missing.forEach(one -> due.add(one.strip()));
  }

  ObjectNode transfer(Params params, Change change) {
    long amount = params.amount("amount");
    String currency = params.currency();
    String destination = books.get("account", params.get("destination")).path("id").asText();
    till.cover(ProviderBooks.PLATFORM, currency, amount, change);
    ObjectNode transfer = Till.labelled(change.make("tr", "transfer"), params);
    ObjectNode moved =
        till.move(change, ProviderBooks.PLATFORM, "transfer", transfer, currency, -amount);
    till.move(change, destination, "payment", transfer, currency, amount);
    transfer
        .put("amount", amount)
        .put("currency", currency)
        .put("destination", destination)
        .put("amount_reversed", 0)
        .put("reversed", false)
        .put("balance_transaction", moved.path("id").asText());
    change.tell("transfer.created", transfer);
    return transfer;
  }

  ObjectNode reverse(String id, Params params, Change change) {
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
    till.cover(destination, currency, amount, change);
    ObjectNode reversal = Till.labelled(change.make("trr", "transfer_reversal"), params);
    till.move(change, destination, "payment_refund", reversal, currency, -amount);
    till.move(change, ProviderBooks.PLATFORM, "transfer_refund", reversal, currency, amount);
    ObjectNode edited = change.edit(transfer);
    edited
        .put("amount_reversed", transfer.path("amount_reversed").asLong() + amount)
        .put("reversed", amount == left);
    reversal.put("amount", amount).put("currency", currency).put("transfer", id);
    change.tell("transfer.reversed", edited);
    return reversal;
  }
}
