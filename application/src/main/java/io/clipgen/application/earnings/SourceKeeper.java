package io.clipgen.application.earnings;

import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.shared.Money;

/// Whoever keeps one kind of sources of earnings: told of what a decision about their money means
/// for them, in the transaction that makes it.
public interface SourceKeeper {

  /// Whether a source is of its kind.
  ///
  /// @param source the text form of an id
  boolean keeps(String source);

  /// Keeps others from changing a source until the open transaction ends.
  ///
  /// @throws NotFound if there is none of that id
  void lock(String source);

  /// A hold on a source was placed.
  ///
  /// @param reason for the payee
  default void held(String source, String reason) {}

  /// A hold on a source was lifted.
  ///
  /// @param returned what went back to where it came from: it had stopped counting meanwhile
  /// @param reason for the payee
  default void cleared(String source, Money returned, String reason) {}

  /// What a source had earned went back to its pot.
  ///
  /// @param base whether its base was among it
  /// @param reason for the payee
  /// @return what the pot got back besides: what was still set aside for the source
  Money lost(String source, boolean base, String reason);
}
