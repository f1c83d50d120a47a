package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Money that moved at one occasion: at least two postings that sum to zero in every commodity. An
/// entry that does not balance cannot exist.
///
/// @param occasion why and when
/// @param postings in order, one per account and side
public record JournalEntry(Occasion occasion, List<Posting> postings) {

  public JournalEntry {
    postings = List.copyOf(postings);
    if (postings.size() < 2) {
      throw new IllegalArgumentException("an entry needs at least two postings");
    }
    var sums = new LinkedHashMap<String, Long>();
    for (Posting posting : postings) {
      sums.merge(posting.amount().currency(), posting.amount().minor(), Math::addExact);
    }
    sums.forEach(
        (commodity, sum) -> {
          if (sum != 0) {
            throw new IllegalArgumentException(
                "an entry must sum to zero, not to " + Money.of(sum, commodity));
          }
        });
  }

  /// An entry of these movements. Movements of nothing are left out; what falls on the same side of
  /// the same account is one posting.
  ///
  /// @throws IllegalArgumentException if nothing moves at all
  public static JournalEntry of(Occasion occasion, List<Movement> movements) {
    var debits = new LinkedHashMap<Side, Money>();
    var credits = new LinkedHashMap<Side, Money>();
    for (Movement movement : movements) {
      if (movement.amount().isZero()) {
        continue;
      }
      String commodity = movement.amount().currency();
      debits.merge(new Side(movement.debit(), commodity), movement.amount(), Money::plus);
      credits.merge(new Side(movement.credit(), commodity), movement.amount(), Money::plus);
    }
    var postings = new ArrayList<Posting>();
    debits.forEach((side, amount) -> postings.add(Posting.debit(side.account(), amount)));
    credits.forEach((side, amount) -> postings.add(Posting.credit(side.account(), amount)));
    return new JournalEntry(occasion, postings);
  }

  /// The entry that takes this one back.
  public JournalEntry reversed(Occasion why) {
    return new JournalEntry(
        why, postings.stream().map(p -> new Posting(p.account(), p.amount().negated())).toList());
  }

  /// How each account is changed by these entries, debits above zero.
  public static Map<Account, Map<String, Long>> changes(List<JournalEntry> entries) {
    var changes = new LinkedHashMap<Account, Map<String, Long>>();
    for (JournalEntry entry : entries) {
      for (Posting posting : entry.postings()) {
        changes
            .computeIfAbsent(posting.account(), account -> new LinkedHashMap<>())
            .merge(posting.amount().currency(), posting.amount().minor(), Math::addExact);
      }
    }
    return changes;
  }

  private record Side(Account account, String commodity) {}
}
