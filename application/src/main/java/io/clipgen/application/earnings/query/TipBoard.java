package io.clipgen.application.earnings.query;

import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.PartyId;
import org.jspecify.annotations.Nullable;

/// Reads gifts, newest first.
public interface TipBoard {

  /// What a party has given, refused ones among it.
  ///
  /// @throws InvalidInput naming `after` if it is no position of this list
  Page<TipView> sent(PartyId payer, @Nullable String after, int limit);

  /// What a party was given.
  ///
  /// @throws InvalidInput naming `after` if it is no position of this list
  Page<TipView> received(PartyId payee, @Nullable String after, int limit);
}
