package io.clipgen.domain.earnings;

import io.clipgen.domain.earnings.Seal.Position;
import io.clipgen.domain.shared.Hash;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Checks a chain of seals as it is read, oldest first: that none is missing, that each names the
/// one before, and that its root and range are those of the entries it covers. Holds one seal at a
/// time.
public final class SealChain {

  private final Consumer<String> wrong;
  private @Nullable Seal before;
  private @Nullable Seal seal;
  private Seal.Making found = Seal.after(Optional.empty());
  private long entries;

  /// @param wrong is told what does not hold, a sentence each
  public SealChain(Consumer<String> wrong) {
    this.wrong = wrong;
  }

  /// The next seal, whose entries follow.
  public void next(Seal next) {
    end();
    long expected = before == null ? 1 : before.number() + 1;
    Hash previous = before == null ? Hash.NONE : before.hash();
    if (next.number() != expected) {
      wrong.accept("seal %d is missing".formatted(expected));
    } else if (!next.previous().equals(previous)) {
      wrong.accept(
          "seal %d names %s as the seal before it, which is %s"
              .formatted(next.number(), next.previous().brief(), previous.brief()));
    }
    if (before != null && before.range().last().compareTo(next.range().first()) >= 0) {
      wrong.accept("seal %d begins before seal %d ends".formatted(next.number(), before.number()));
    }
    seal = next;
    found = Seal.after(Optional.ofNullable(before));
    entries = 0;
  }

  /// The next entry under that seal, by position.
  ///
  /// @param hash what was sealed of it
  public void entry(Position position, Hash hash) {
    found.add(position, hash);
    entries++;
  }

  /// There are no more.
  ///
  /// @return the newest seal
  public Optional<Seal> end() {
    if (seal != null) {
      compare(seal);
      before = seal;
      seal = null;
    }
    return Optional.ofNullable(before);
  }

  private void compare(Seal claimed) {
    if (entries == 0) {
      wrong.accept("seal %d has lost its entries' hashes".formatted(claimed.number()));
      return;
    }
    Seal made = found.done();
    if (!made.range().equals(claimed.range())) {
      wrong.accept(
          "seal %d covers %s, and the hashes under it %s"
              .formatted(claimed.number(), claimed.range(), made.range()));
    }
    if (!made.root().equals(claimed.root())) {
      wrong.accept(
          "seal %d has the root %s, and the hashes under it make %s"
              .formatted(claimed.number(), claimed.root().brief(), made.root().brief()));
    }
  }
}
