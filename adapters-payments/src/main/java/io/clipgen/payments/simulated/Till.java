package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Moves money between the provider's accounts, each time with a line in the books.
final class Till {

  private final ProviderBooks books;

  Till(ProviderBooks books) {
    this.books = books;
  }

  /// Checks that an account has `amount` to spend.
  ///
  /// @throws ApiError if it does not
  void cover(String account, String currency, long amount, Change change) {
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

  /// Moves money at once.
  ///
  /// @param source the name of what moves it
  /// @param amount above zero in, below zero out
  ObjectNode move(
      Change change, String account, String type, ObjectNode source, String currency, long amount) {
    return move(change, account, type, source, currency, amount, 0, change.now());
  }

  /// Moves money less a fee.
  ///
  /// @param availableOn from when it can be spent
  ObjectNode move(
      Change change,
      String account,
      String type,
      ObjectNode source,
      String currency,
      long amount,
      long fee,
      long availableOn) {
    return change
        .make("txn", "balance_transaction")
        .put("account", account)
        .put("type", type)
        .put("source", source.path("id").asText())
        .put("currency", currency)
        .put("amount", amount)
        .put("fee", fee)
        .put("net", amount - fee)
        .put("available_on", availableOn);
  }

  /// Notes what the caller wants to be kept with a new object.
  static ObjectNode labelled(ObjectNode object, Params params) {
    object.set("metadata", params.nested("metadata"));
    params.find("transfer_group").ifPresent(group -> object.put("transfer_group", group));
    params.find("description").ifPresent(text -> object.put("description", text));
    return object;
  }
}
