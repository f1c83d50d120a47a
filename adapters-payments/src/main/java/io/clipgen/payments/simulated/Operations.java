package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the provider does when it is asked: finds who does it, checks a request against the books,
/// and puts what changes.
final class Operations {

  private static final List<String> LOOKUPS =
      List.of("metadata[reference]", "metadata[party]", "transfer_group", "charge", "source");

  private final ProviderBooks books;
  private final Charges charges;
  private final Accounts accounts;
  private final BankPayouts payouts;
  private final Disputes disputes;

  Operations(ProviderBooks books) {
    this.books = books;
    var till = new Till(books);
    this.disputes = new Disputes(books, till);
    this.charges = new Charges(books, till, disputes);
    this.accounts = new Accounts(books, till);
    this.payouts = new BankPayouts(books, till);
  }

  /// Does what `POST /v1/<path>` asks.
  ///
  /// @param account the connected account that acts, or the platform
  /// @param ending how money that goes to a bank ends
  ObjectNode post(List<String> path, Params params, String account, Change change, Ending ending) {
    return switch (route(path)) {
      case "payment_intents" -> charges.charge(params, change);
      case "refunds" -> charges.refund(params, change, ending);
      case "topups" -> charges.topUp(params, change);
      case "accounts" -> accounts.open(params, change);
      case "transfers" -> accounts.transfer(params, change);
      case "transfers/*/reversals" -> accounts.reverse(path.get(1), params, change);
      case "payouts" -> payouts.send(params, account, change, ending);
      case "disputes/*" -> disputes.answer(path.get(1), params, change);
      case "disputes/*/close" -> disputes.accept(path.get(1), change);
      default -> throw unknown("POST", path);
    };
  }

  /// Does what `POST /_simulator/<path>` asks: what happens at the provider without our doing.
  ObjectNode steer(List<String> path, Params params, Change change) {
    return switch (route(path)) {
      case "settings" -> settings(params, change);
      case "clock" -> clock(params, change);
      case "notices" ->
          change.edit(books.settings()).put("notices_to", params.text("url").orElse(""));
      case "accounts/*" -> accounts.steer(path.get(1), params, change);
      case "disputes" -> disputes.open(params, change);
      case "disputes/*/escalate" -> disputes.escalate(path.get(1), params, change);
      case "disputes/*/close" -> disputes.close(path.get(1), params, change);
      default -> throw unknown("POST", path);
    };
  }

  /// A path with its second part, a name, left out: `transfers/*/reversals`.
  private static String route(List<String> path) {
    var parts = new ArrayList<>(path);
    if (parts.size() > 1) {
      parts.set(1, "*");
    }
    return String.join("/", parts);
  }

  /// Answers `GET /v1/<path>`.
  ObjectNode get(List<String> path, Params params, String account, long now) {
    String collection = path.getFirst();
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
          case "disputes" -> "dispute";
          case "balance_transactions" -> "balance_transaction";
          default -> throw unknown("GET", path);
        };
    return switch (path.size()) {
      case 1 -> list(object, params, account);
      case 2 -> books.get(object, path.get(1));
      default -> throw unknown("GET", path);
    };
  }

  /// Brings what changes by itself to where it is by now.
  void advance(Change change, ObjectNode object) {
    switch (object.path("object").asText()) {
      case "payout" -> payouts.advance(change, object);
      case "refund" -> charges.bounce(change, object);
      case "charge" -> charges.settle(change, object);
      default -> throw new IllegalStateException("nothing becomes of " + object);
    }
  }

  private ObjectNode clock(Params params, Change change) {
    ObjectNode settings = change.edit(books.settings());
    long ahead = settings.path("ahead_seconds").asLong();
    return settings.put("ahead_seconds", ahead + params.duration("advance").toSeconds());
  }

  private ObjectNode settings(Params params, Change change) {
    ObjectNode settings = change.edit(books.settings());
    params.number("payout_fee").ifPresent(fee -> settings.put("payout_fee", fee));
    params.text("onboarding").ifPresent(wanted -> settings.put("onboarding", wanted));
    return settings;
  }

  private ObjectNode balance(String account, long now) {
    if (!account.equals(ProviderBooks.PLATFORM)) {
      books.get("account", account);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("object", "balance");
    var available = answer.putArray("available");
    var pending = answer.putArray("pending");
    var disputed = answer.putArray("disputed");
    for (String currency : books.currencies(account)) {
      Balance balance = books.balance(account, currency);
      available.addObject().put("amount", balance.available(now)).put("currency", currency);
      pending.addObject().put("amount", balance.pending(now)).put("currency", currency);
      disputed
          .addObject()
          .put("amount", disputes.withdrawn(account, currency))
          .put("currency", currency);
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

  private static ApiError unknown(String method, List<String> path) {
    return ApiError.notBegun(
        404,
        "invalid_request_error",
        "url_invalid",
        "Unrecognized request URL (%s: %s).".formatted(method, String.join("/", path)));
  }
}
