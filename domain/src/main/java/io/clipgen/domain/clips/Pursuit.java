package io.clipgen.domain.clips;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds where a window must be, every 100 ms, to have in it what moves. All along one side of the
/// picture: the one of which something is cut off.
///
/// Of all ways to move the window the one is taken that keeps most of what moves well inside, less
/// a price for each move: so it stays with one of several, and stands still unless something is to
/// be gained.
final class Pursuit {

  /// Places where the window's middle can be.
  private static final int PLACES = 65;

  /// So much of what moves is most of it.
  private static final double MOST = 0.65;

  /// What belongs to one movement is so near in time, in steps of 100 ms.
  private static final double AROUND = 2;

  /// Less than this, summed over the picture's side, is noise.
  private static final double NOISE = 1.5;

  /// How readily the window moves.
  enum Pace {

    /// It moves only for what goes on for a while.
    CALM(6, 5),

    /// It goes along with who runs through the picture in a second or two.
    HURRIED(2, 8);

    /// What going from one side of the picture to the other costs, in tenths of a second in which
    /// everything that moves is inside.
    private final double price;

    /// How many places the window can move in 100 ms.
    private final int reach;

    Pace(double price, int reach) {
      this.price = price;
      this.reach = reach;
    }
  }

  private final double[][] amounts;
  private final double window;
  private final double[] strength;

  /// @param amounts for each 100 ms, how much moves along the side
  /// @param window the window's part of the side
  Pursuit(double[][] amounts, double window) {
    this.amounts = amounts;
    this.window = window;
    this.strength = strengths(amounts);
  }

  /// The part of the time, from 0 to 1, in which something moves.
  double activity() {
    int active = 0;
    for (var one : strength) {
      if (one > 0) {
        active++;
      }
    }
    return strength.length == 0 ? 0 : (double) active / strength.length;
  }

  /// The part of what moves, from 0 to 1, that a window at the best place has in it.
  double inside() {
    double inside = 0;
    double all = 0;
    for (int i = 0; i < amounts.length; i++) {
      double best = 0;
      for (int place = 0; place < PLACES && strength[i] > 0; place++) {
        best = Math.max(best, share(amounts[i], at(place), false));
      }
      inside += best * strength[i];
      all += strength[i];
    }
    return all == 0 ? 0 : inside / all;
  }

  /// The part of the time in which something moves, from 0 to 1, that most of what moves is in a
  /// window that goes that way. What flickers in one picture, as badly encoded ones do, is not what
  /// moves around that time.
  ///
  /// @param places the window's middle, for each 100 ms
  double held(double[] places) {
    var all = new double[places.length];
    var inside = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      all[i] = Arrays.stream(amounts[i]).sum();
      inside[i] = all[i] * share(amounts[i], places[i], false);
    }
    all = Smoothing.gaussian(all, AROUND);
    inside = Smoothing.gaussian(inside, AROUND);
    int held = 0;
    int active = 0;
    for (int i = 0; i < places.length; i++) {
      if (all[i] > NOISE) {
        active++;
        held += inside[i] >= MOST * all[i] ? 1 : 0;
      }
    }
    return active == 0 ? 1 : (double) held / active;
  }

  /// The part of the time in which something moves, from 0 to 1, that most of it is in a window
  /// that goes that way, each 100 ms by itself: who is lost for a moment counts, and so does what
  /// flickers.
  ///
  /// @param places the window's middle, for each 100 ms
  double caught(double[] places) {
    int caught = 0;
    int active = 0;
    for (int i = 0; i < places.length; i++) {
      if (strength[i] > 0) {
        active++;
        caught += share(amounts[i], places[i], false) >= MOST ? 1 : 0;
      }
    }
    return active == 0 ? 1 : (double) caught / active;
  }

  /// Where to divide the time so that nothing is divided that moves: in the middle of each while,
  /// between two movements, in which nothing does.
  ///
  /// @param steps how many times 100 ms such a while at least has
  List<Integer> pauses(int steps) {
    var pauses = new ArrayList<Integer>();
    int last = -1;
    for (int i = 0; i < strength.length; i++) {
      if (strength[i] > 0) {
        if (last >= 0 && i - last > steps) {
          pauses.add((last + 1 + i) / 2);
        }
        last = i;
      }
    }
    return pauses;
  }

  /// Where the window's middle is best, for each 100 ms.
  double[] path(Pace pace) {
    var count = amounts.length;
    var from = new int[count][PLACES];
    var gain = new double[PLACES];
    for (int i = 0; i < count; i++) {
      var next = new double[PLACES];
      for (int place = 0; place < PLACES; place++) {
        var best = place;
        var most = Double.NEGATIVE_INFINITY;
        for (int before = Math.max(0, place - pace.reach);
            before <= Math.min(PLACES - 1, place + pace.reach);
            before++) {
          var worth = gain[before] - pace.price * Math.abs(place - before) / (PLACES - 1);
          if (worth > most) {
            most = worth;
            best = before;
          }
        }
        from[i][place] = best;
        next[place] =
            most
                + (strength[i] == 0 ? 0 : strength[i] * share(amounts[i], at(place), true))
                // Where all is equal, the middle.
                - 1e-4 * Math.abs(at(place) - 0.5);
      }
      gain = next;
    }
    var path = new double[count];
    var place = 0;
    for (int each = 1; each < PLACES; each++) {
      place = gain[each] > gain[place] ? each : place;
    }
    for (int i = count - 1; i >= 0; i--) {
      path[i] = at(place);
      place = from[i][place];
    }
    return path;
  }

  /// A window's middle at a place; the window is inside the picture.
  private double at(int place) {
    return window / 2 + (1 - window) * place / (PLACES - 1);
  }

  /// How much of what moves is in a window.
  ///
  /// @param well whether what is near its borders counts less
  private double share(double[] along, double middle, boolean well) {
    double inside = 0;
    double all = 0;
    for (int i = 0; i < along.length; i++) {
      var off = Math.abs((i + 0.5) / along.length - middle) / (window / 2);
      all += along[i];
      if (off <= 1) {
        inside += well ? along[i] * Math.min(1, 1.5 - off) : along[i];
      }
    }
    return all == 0 ? 0 : inside / all;
  }

  private static double[] strengths(double[][] amounts) {
    var sums = new double[amounts.length];
    double mean = 0;
    int moving = 0;
    for (int i = 0; i < amounts.length; i++) {
      for (var amount : amounts[i]) {
        sums[i] += amount;
      }
      if (sums[i] > NOISE) {
        mean += sums[i];
        moving++;
      }
    }
    mean = moving == 0 ? 1 : mean / moving;
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sums[i] > NOISE ? Math.min(1, 2 * sums[i] / mean) : 0;
    }
    return sums;
  }
}
