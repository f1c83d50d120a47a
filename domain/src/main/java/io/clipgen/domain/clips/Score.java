package io.clipgen.domain.clips;

import java.util.List;

/// How good a moment is, from 0 to 100, and why: four parts of at most 25 points, lifted by what
/// was measured by at most 10 points. The sum is always computed here, whatever an analyst claims.
///
/// @param hook does it catch in the first seconds
/// @param engagement does it hold the attention
/// @param value does one take something from it
/// @param shareability would one pass it on
/// @param lifts what the signals add
public record Score(Part hook, Part engagement, Part value, Part shareability, List<Lift> lifts) {

  /// The most points of one part.
  public static final int PART_MAX = 25;

  /// The most points that the signals add.
  public static final int LIFT_MAX = 10;

  public Score {
    lifts = List.copyOf(lifts);
  }

  /// The whole, at most 100.
  public int total() {
    return Math.min(
        100, hook.points + engagement.points + value.points + shareability.points + lift());
  }

  /// What the signals add together, at most 10.
  public int lift() {
    return Math.min(LIFT_MAX, lifts.stream().mapToInt(Lift::points).sum());
  }

  /// One of the four parts.
  ///
  /// @param points from 0 to 25
  /// @param why what gave them, in words
  public record Part(int points, String why) {

    public Part {
      if (points < 0 || points > PART_MAX) {
        throw new IllegalArgumentException("a part of a score is from 0 to 25 points: " + points);
      }
    }

    /// A part with `points` moved into 0–25, for those who cannot be trusted to stay there.
    public static Part clamped(long points, String why) {
      return new Part((int) Math.clamp(points, 0L, PART_MAX), why);
    }
  }

  /// What one signal adds.
  ///
  /// @param signal its name, such as `energy`
  /// @param points from 0 to 10
  /// @param why what was measured, in words
  public record Lift(String signal, int points, String why) {

    public Lift {
      if (points < 0 || points > LIFT_MAX) {
        throw new IllegalArgumentException("a signal lifts by 0 to 10 points: " + points);
      }
    }
  }
}
