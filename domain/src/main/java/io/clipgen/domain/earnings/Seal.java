package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Hash;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A seal over a stretch of the journal. Each names the hash of the one before, so that nothing
/// under any of them can be changed, taken out or put in without all later ones differing.
///
/// Seals are made after the entries, by somebody else: whoever posts waits for nobody.
///
/// @param number from 1, without gaps
/// @param range which entries it covers
/// @param root the hash of the hashes of those entries, in their order
/// @param previous the hash of the seal before; [Hash#NONE] before the first
public record Seal(long number, Range range, Hash root, Hash previous) {

  public Seal {
    if (number < 1) {
      throw new IllegalArgumentException("seals are numbered from 1");
    }
  }

  /// The seal's own hash, which the next one names: SHA-256 of its lines as text.
  ///
  /// ```
  /// clipgen seal 7
  /// 5012/40017 to 5044/40310, 288 entries
  /// root 64 hexadecimal digits
  /// previous 64 hexadecimal digits
  /// ```
  public Hash hash() {
    return Hash.of(
        """
        clipgen seal %d
        %s
        root %s
        previous %s
        """
            .formatted(number, range, root, previous));
  }

  /// Begins the seal that follows.
  ///
  /// @param last the newest seal; empty for the first
  public static Making after(Optional<Seal> last) {
    return new Making(
        last.map(seal -> seal.number() + 1).orElse(1L), last.map(Seal::hash).orElse(Hash.NONE));
  }

  /// Where an entry stands in the journal. Transactions are numbered in the order in which they
  /// began to write, and what none of those that run can still precede is never preceded any more.
  ///
  /// @param transaction which transaction wrote it
  /// @param sequence its number; unique, with gaps, and not in the order of commits
  public record Position(long transaction, long sequence) implements Comparable<Position> {

    @Override
    public int compareTo(Position other) {
      int by = Long.compare(transaction, other.transaction);
      return by != 0 ? by : Long.compare(sequence, other.sequence);
    }

    @Override
    public String toString() {
      return transaction + "/" + sequence;
    }
  }

  /// A stretch of the journal.
  ///
  /// @param first the position of its first entry
  /// @param last the position of its last one
  /// @param entries how many entries it has
  public record Range(Position first, Position last, long entries) {

    public Range {
      if (entries < 1 || first.compareTo(last) > 0) {
        throw new IllegalArgumentException("a seal covers at least one entry");
      }
    }

    @Override
    public String toString() {
      return first + " to " + last + ", " + entries + " entries";
    }
  }

  /// A seal that is being made, entry by entry.
  public static final class Making {

    private final long number;
    private final Hash previous;
    private final Hash.OfMany root = new Hash.OfMany();
    private @Nullable Position first;
    private @Nullable Position last;
    private long entries;

    private Making(long number, Hash previous) {
      this.number = number;
      this.previous = previous;
    }

    /// Covers the next entry.
    ///
    /// @param hash the entry's
    /// @throws IllegalArgumentException if it does not come after the one before
    public void add(Position position, Hash hash) {
      if (last != null && last.compareTo(position) >= 0) {
        throw new IllegalArgumentException("entries are sealed in their order");
      }
      if (first == null) {
        first = position;
      }
      last = position;
      entries++;
      root.add(hash);
    }

    /// The seal over all that was added. Nothing can be added after it.
    ///
    /// @throws IllegalStateException if nothing was
    public Seal done() {
      if (first == null || last == null) {
        throw new IllegalStateException("a seal covers at least one entry");
      }
      return new Seal(number, new Range(first, last, entries), root.value(), previous);
    }
  }
}
