package io.clipgen.application.earnings;

import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Freezes what is doubted, and lets it go where it belongs once that is decided. For earnings of
/// any source; only the lines concerned are touched. Every method posts within the caller's open
/// transaction, and whoever keeps the source must have it locked.
public interface Holds {

  /// Freezes a source's lines that are not frozen yet. What is held stays where it is and is not
  /// released; what was released is taken out of the payee's available money, and what of it is not
  /// there any more becomes a debt.
  ///
  /// @param source as the text form of an id
  /// @param line the one line that is meant; `null` for all of the source, later ones included
  /// @param reason for the payee
  /// @throws Refused if there is nothing to freeze
  Placed place(String source, @Nullable LineId line, String reason, String evidence, PartyId by);

  /// Decides for the payee: what was frozen is released when it is due, and what was taken out is
  /// available again. What stopped counting meanwhile is taken back now, see [Books#takeBack].
  ///
  /// @throws NotFound if there is no such hold
  /// @throws Refused where it was decided before
  Decided lift(HoldId hold, String reason, PartyId by);

  /// Decides against the payee: what was frozen goes back to the pot that paid for it, the
  /// platform's fee included.
  ///
  /// @throws NotFound if there is no such hold
  /// @throws Refused where it was decided before, or where the source was paid from no pot
  Decided uphold(HoldId hold, String reason, PartyId by);

  /// The open hold on all of a source, if there is one.
  Optional<HoldId> openOn(String source);

  /// What was frozen.
  ///
  /// @param held what was not released yet
  /// @param taken what was taken out of available money
  /// @param owed what was not there any more and is owed now
  record Placed(HoldId hold, String source, Money held, Money taken, Money owed) {}

  /// What became of it.
  ///
  /// @param lifted whether it was decided for the payee
  /// @param payee what is the payee's: held until due, or available, less what stopped counting
  /// @param forgiven what is not owed any more
  /// @param returned what went back to where it came from, the platform's fee included
  /// @param fee the platform's part of that
  /// @param base whether the source's base was among it
  record Decided(
      HoldId hold,
      String source,
      boolean lifted,
      Money payee,
      Money forgiven,
      Money returned,
      Money fee,
      boolean base) {}
}
