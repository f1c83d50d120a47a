package io.clipgen.application.earnings.port;

import io.clipgen.domain.earnings.EntryContent;
import io.clipgen.domain.earnings.Seal;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The journal as it is read back and sealed. It is added to through [Ledger].
public interface Journal {

  /// Takes the right to seal until the transaction ends.
  ///
  /// @return whether it was free; somebody else is sealing if not
  boolean lockSeals();

  /// The newest seal.
  Optional<Seal> lastSeal();

  /// Finds a seal.
  Optional<Seal> findSeal(long number);

  /// Entries after `after` that no running transaction can still precede, in their order, at most
  /// `limit`. What they are is final.
  ///
  /// @param after the position of the last sealed entry; `null` for the beginning
  List<Recorded> sealable(Seal.@Nullable Position after, int limit);

  /// Keeps a seal, and the hash of each entry under it.
  void add(Seal seal, List<Recorded> entries, Instant at);

  /// Tells all entries, by source and event, in one consistent view. What is read is never held
  /// together, however much it is.
  void read(Consumer<Recorded> each);

  /// An entry as it was found.
  ///
  /// @param hash of its content
  record Recorded(Seal.Position position, EntryId id, EntryContent content, Hash hash) {

    /// An entry whose content has not been hashed.
    public Recorded(Seal.Position position, EntryId id, EntryContent content) {
      this(position, id, content, content.hash());
    }
  }
}
