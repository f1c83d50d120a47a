package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Hash;
import io.clipgen.domain.shared.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an entry says, as it is hashed: all of it but its name and its place in the journal, which
/// differ between two runs of one history. Unlike [JournalEntry] it can be anything that was found
/// written, also what never should have been.
///
/// @param at the effective date, in business time
/// @param postings in order
public record EntryContent(
    String source, String event, Instant at, Map<String, String> details, List<Item> postings) {

  public EntryContent {
    details = Map.copyOf(details);
    postings = List.copyOf(postings);
  }

  /// The content of an entry.
  public static EntryContent of(JournalEntry entry) {
    Occasion occasion = entry.occasion();
    return new EntryContent(
        occasion.source(),
        occasion.event(),
        occasion.at(),
        occasion.details(),
        entry.postings().stream()
            .map(p -> new Item(p.account().code(), p.amount().currency(), p.amount().minor()))
            .toList());
  }

  /// The same with all dates at the epoch: for comparing runs that took different time.
  public EntryContent timeless() {
    return new EntryContent(source, event, Instant.EPOCH, details, postings);
  }

  /// The canonical bytes: one JSON object in UTF-8, written as RFC 8785 says, with the keys sorted
  /// and no space between. Anybody can hash a line of an export with what they have at hand.
  ///
  /// ```json
  /// {"at":"2026-11-21T10:00:00Z","details":{"pot":"cmp_…"},"event":"funded","postings":
  /// [{"account":"psp.pending","amount":240000,"commodity":"USD"},…],"source":"fnd_…"}
  /// ```
  public byte[] canonical() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  /// The SHA-256 of the canonical bytes.
  public Hash hash() {
    return Hash.of(canonical());
  }

  /// What the postings of each commodity sum to, where that is not zero: nothing, in an entry that
  /// is in order.
  public List<Money> excess() {
    var sums = new TreeMap<String, Long>();
    for (Item item : postings) {
      sums.merge(item.commodity(), item.amount(), Long::sum);
    }
    return sums.entrySet().stream()
        .filter(sum -> sum.getValue() != 0)
        .map(sum -> Money.of(sum.getValue(), sum.getKey()))
        .toList();
  }

  String text() {
    var json = new StringBuilder(400);
    quote(json.append("{\"at\":"), at.toString());
    json.append(",\"details\":{");
    var sorted = new TreeMap<>(details).entrySet().iterator();
    while (sorted.hasNext()) {
      var detail = sorted.next();
      quote(json, detail.getKey());
      quote(json.append(':'), detail.getValue());
      comma(json, sorted);
    }
    quote(json.append("},\"event\":"), event);
    json.append(",\"postings\":[");
    var items = postings.iterator();
    while (items.hasNext()) {
      Item item = items.next();
      quote(json.append("{\"account\":"), item.account());
      json.append(",\"amount\":").append(item.amount());
      quote(json.append(",\"commodity\":"), item.commodity());
      comma(json.append('}'), items);
    }
    quote(json.append("],\"source\":"), source);
    return json.append('}').toString();
  }

  private static void comma(StringBuilder json, Iterator<?> rest) {
    if (rest.hasNext()) {
      json.append(',');
    }
  }

  private static void quote(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\b' -> json.append("\\b");
        case '\t' -> json.append("\\t");
        case '\n' -> json.append("\\n");
        case '\f' -> json.append("\\f");
        case '\r' -> json.append("\\r");
        default -> {
          if (c < ' ') {
            json.append("\\u00").append(Character.forDigit(c >> 4, 16));
            json.append(Character.forDigit(c & 15, 16));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }

  /// One side of an entry.
  ///
  /// @param account the account's code
  /// @param amount in minor units: a debit is above zero
  public record Item(String account, String commodity, long amount) {}
}
