package io.clipgen.application.earnings.port;

import io.clipgen.domain.earnings.Reserve;
import io.clipgen.domain.shared.Money;
import java.util.Optional;

/// What pots have set aside for sources of earnings, and which payments that draws on.
public interface Reserves {

  /// Adds a reserve and draws it from the pot's tranches, oldest first. The pot's account must be
  /// locked before.
  void open(Reserve reserve);

  /// Finds a reserve and locks it until the transaction ends.
  Optional<Reserve> lock(String source);

  /// Keeps how far the counted part of a reserve is.
  void save(Reserve reserve);

  /// Returns a part of what a source drew to its tranches, newest first.
  void giveBack(String source, Money amount);

  /// Marks the end of counting for a source.
  void end(String source);
}
