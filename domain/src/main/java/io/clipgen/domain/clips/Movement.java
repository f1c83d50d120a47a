package io.clipgen.domain.clips;

import java.util.Arrays;

/// Where in the picture something moves, ten times a second: how much in each of its [#COLUMNS]
/// columns and [#ROWS] rows, what the camera's own movement explains left out. Kept as 16 levels,
/// so that an hour of it is small.
public final class Movement {

  /// Into how many columns a picture is divided.
  public static final int COLUMNS = 32;

  /// Into how many rows a picture is divided.
  public static final int ROWS = 18;

  /// The highest level.
  public static final int MOST = 15;

  /// Nothing was measured.
  public static final Movement NONE = new Movement(new byte[0]);

  private static final int CELLS = COLUMNS + ROWS;
  private static final double LEVELS_PER_DOUBLING = 3;

  private final byte[] levels;

  private Movement(byte[] levels) {
    this.levels = levels;
  }

  /// @param levels from 0 to 15: of each 100 ms its columns from left to right, then its rows from
  ///   the top
  /// @throws IllegalArgumentException if that is not what they are
  public static Movement of(byte[] levels) {
    if (levels.length % CELLS != 0) {
      throw new IllegalArgumentException("movement has " + CELLS + " levels for each 100 ms");
    }
    for (var level : levels) {
      if (level < 0 || level > MOST) {
        throw new IllegalArgumentException("levels are from 0 to " + MOST + ": " + level);
      }
    }
    return new Movement(levels.clone());
  }

  /// The level of an amount of movement.
  ///
  /// @param amount mean difference to the picture before, on a scale of 0 to 255
  public static byte level(double amount) {
    return (byte)
        Math.min(MOST, Math.round(LEVELS_PER_DOUBLING * Math.log1p(amount) / Math.log(2)));
  }

  /// The amount that stands for a level; the level of it is that level again.
  public static double amount(int level) {
    return Math.pow(2, level / LEVELS_PER_DOUBLING) - 1;
  }

  /// How many times 100 ms were measured.
  public int size() {
    return levels.length / CELLS;
  }

  /// How much moves in each column, from the left, in that tenth of a second.
  public double[] across(int index) {
    return amounts(index * CELLS, COLUMNS);
  }

  /// How much moves in each row, from the top, in that tenth of a second.
  public double[] down(int index) {
    return amounts(index * CELLS + COLUMNS, ROWS);
  }

  /// A copy of the levels.
  public byte[] toArray() {
    return levels.clone();
  }

  private double[] amounts(int from, int count) {
    var amounts = new double[count];
    for (int i = 0; i < count; i++) {
      amounts[i] = amount(levels[from + i]);
    }
    return amounts;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Movement movement && Arrays.equals(levels, movement.levels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(levels);
  }

  @Override
  public String toString() {
    return size() + " × 100 ms of movement";
  }
}
