package io.clipgen.application.payouts.query;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Period;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads what has arrived at payees.
public interface PaidOut {

  /// What has arrived at one payee in a period, by what earned it.
  List<Sum> of(PartyId payee, Period period);

  /// What has arrived at everybody, payee by payee, in one pass and without keeping it.
  void each(Period period, Consumer<Sum> reader);

  /// The sums of the next payees, in the order of their ids, all sums of a payee together.
  ///
  /// @param payees how many payees
  List<Sum> page(Period period, @Nullable PartyId after, int payees);

  /// @param prefix of the ids of what earned it, as `clm` of claims
  /// @param lines how many lines it paid, in full or in part
  record Sum(PartyId payee, String prefix, Money paid, long lines) {}
}
