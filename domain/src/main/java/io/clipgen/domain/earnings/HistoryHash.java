package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The hash of a whole history: of the hashes of its entries, sorted by source and then event.
/// Equal for two runs of one history, in whatever order their entries were written, whenever they
/// were sealed and whatever the entries are named.
public final class HistoryHash {

  /// The order of entries in a history: by source and event, as bytes of UTF-8.
  public static final Comparator<EntryContent> BY_KEY =
      Comparator.comparing(EntryContent::source, HistoryHash::compareBytes)
          .thenComparing(EntryContent::event, HistoryHash::compareBytes);

  private final Hash.OfMany hashes = new Hash.OfMany();
  private @Nullable EntryContent last;

  /// The hash of these entries, given in any order.
  public static Hash of(Collection<EntryContent> entries) {
    var history = new HistoryHash();
    entries.stream().sorted(BY_KEY).forEach(entry -> history.add(entry, entry.hash()));
    return history.value();
  }

  /// Adds the next entry.
  ///
  /// @param hash the entry's
  /// @throws IllegalArgumentException if it does not come after the one before: the hash would
  ///   depend on the order of writing
  public void add(EntryContent entry, Hash hash) {
    if (last != null && BY_KEY.compare(last, entry) >= 0) {
      throw new IllegalArgumentException(
          "entries must come by source and event, each once: "
              + entry.source()
              + " after "
              + last.source());
    }
    last = entry;
    hashes.add(hash);
  }

  /// The hash of all that was added. Nothing can be added after it.
  public Hash value() {
    return hashes.value();
  }

  private static int compareBytes(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
