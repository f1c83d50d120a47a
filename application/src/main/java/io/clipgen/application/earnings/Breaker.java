package io.clipgen.application.earnings;

import io.clipgen.application.shared.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Stops payouts and releases, and nothing else, while a figure of the books is wrong. Asked by
/// whoever lets money leave or become free.
public interface Breaker {

  /// What people are told while it is open.
  String WORDS =
      "On hold: the books are being checked. Nothing is lost, and everything else goes on.";

  /// Why and since when payouts and releases are stopped; empty while they go on.
  Optional<Tripped> tripped();

  /// @throws Refused while payouts and releases are stopped
  default void requireClosed() {
    if (tripped().isPresent()) {
      throw new Refused(
          "books-being-checked",
          WORDS + " An administrator sees which figure it is at /api/v1/admin/breaker.");
    }
  }

  /// Payouts and releases are stopped.
  ///
  /// @param since in business time
  /// @param wrong which figures, as they were found
  record Tripped(Instant since, List<Wrong> wrong) {
    public Tripped {
      wrong = List.copyOf(wrong);
    }
  }

  /// A figure that is not what it must be.
  ///
  /// @param figure what must hold, as a sentence, or the account
  /// @param detail where it does not, or by how much
  record Wrong(String figure, String detail) {}
}
