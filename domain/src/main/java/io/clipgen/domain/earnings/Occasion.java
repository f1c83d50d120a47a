package io.clipgen.domain.earnings;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/// Why and when an entry is made. The pair of source and event is unique in the ledger: being told
/// the same thing twice changes nothing.
///
/// @param source what it is about, as the text form of an id
/// @param event what happened to it, as in `reserved`
/// @param at when, in business time, to the microsecond
/// @param details what else `explain` should know: the rule and its version, a receipt, the pot. No
///   names or addresses
public record Occasion(String source, String event, Instant at, Map<String, String> details) {

  /// The detail that names the rule by which an amount was found, with its version.
  public static final String RULE = "rule";

  public Occasion {
    if (source.isBlank() || event.isBlank()) {
      throw new IllegalArgumentException("an entry needs a source and an event");
    }
    at = at.truncatedTo(ChronoUnit.MICROS);
    details = Map.copyOf(details);
  }

  /// An occasion without details.
  public static Occasion of(String source, String event, Instant at) {
    return new Occasion(source, event, at, Map.of());
  }

  /// The same with one more detail.
  public Occasion with(String name, String value) {
    var more = new TreeMap<>(details);
    more.put(name, value);
    return new Occasion(source, event, at, more);
  }
}
