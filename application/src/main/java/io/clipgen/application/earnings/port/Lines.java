package io.clipgen.application.earnings.port;

import io.clipgen.domain.earnings.Line;
import io.clipgen.domain.earnings.TakeBack;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What people have earned, line by line.
public interface Lines {

  /// Adds a line, frozen if all of its source is. Adding the same one twice changes nothing.
  void add(Line line);

  /// Moves the due date of a line that is held; any other is left alone.
  void reschedule(LineId line, Instant until);

  /// All lines of a source that are held, or released and not frozen, newest first, locked until
  /// the transaction ends.
  List<Line> ofSource(String source);

  /// Takes parts of held and released lines back. A line of which nothing is left is reversed.
  void takeBack(List<TakeBack> parts, Instant at);

  /// Freezes lines of a source that are held or released and not frozen yet.
  ///
  /// @param line the one that is meant; `null` for all
  /// @return the lines that it froze, locked until the transaction ends
  List<Line> freeze(HoldId hold, String source, @Nullable LineId line);

  /// What a line was earned by, as the text form of an id.
  Optional<String> sourceOf(LineId line);

  /// The lines that a hold has frozen and that were not reversed, locked until the transaction
  /// ends.
  List<Line> frozen(HoldId hold);

  /// The released lines of a source that holds have frozen, locked until the transaction ends.
  List<Line> releasedAndFrozen(String source);

  /// Lets go of the lines that a hold has frozen.
  void thaw(HoldId hold);

  /// Lines that are due at `now`, not frozen, and whose payments have settled, oldest first, at
  /// most `limit`, locked until the transaction ends. Lines that somebody else has locked are left
  /// out.
  List<Line> due(Instant now, int limit);

  /// Marks lines as released and makes a free lot of each.
  ///
  /// @param worth what of each line becomes its payee's to take out; lines worth nothing make no
  ///   lot
  void release(Map<LineId, Money> worth, Instant at);
}
