package io.clipgen.application.shared;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list, read by keyset.
///
/// @param items what is on it, in order
/// @param next where the following page starts, opaque to who asks; `null` on the last page
public record Page<T>(List<T> items, @Nullable String next) {

  public Page {
    items = List.copyOf(items);
  }

  /// The first `limit` of `rows`, of which one more was read to know whether any follow.
  ///
  /// @param place where the page after a row starts
  public static <T> Page<T> of(List<T> rows, int limit, Function<? super T, String> place) {
    return rows.size() > limit
        ? new Page<>(rows.subList(0, limit), place.apply(rows.get(limit - 1)))
        : new Page<>(rows, null);
  }

  /// The same page with other items.
  public <R> Page<R> map(Function<? super T, ? extends R> change) {
    return new Page<>(items.stream().<R>map(change).toList(), next);
  }
}
