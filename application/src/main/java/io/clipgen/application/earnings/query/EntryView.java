package io.clipgen.application.earnings.query;

import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One journal entry.
///
/// @param details why: the rule, a receipt, what it belongs to
public record EntryView(
    EntryId id,
    String source,
    String event,
    Instant at,
    Map<String, String> details,
    List<PostingView> postings) {

  /// One side of it; a debit is above zero.
  public record PostingView(String account, Money amount) {}
}
