package io.clipgen.persistence.campaigns;

import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.shared.Id;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a page ended: the row's rank in the list's order, and its id. Written as `rank.id`.
record Cursor(long rank, UUID id) {

  private static final UUID GREATEST = new UUID(-1, -1);

  /// Before all rows of a list that is read from the greatest down.
  static final Cursor TOP = new Cursor(Long.MAX_VALUE, GREATEST);

  /// Before all rows of a list that is read from the least up.
  static final Cursor BOTTOM = new Cursor(0, new UUID(0, 0));

  static Cursor parse(@Nullable String text, String prefix, Cursor start) {
    if (text == null) {
      return start;
    }
    try {
      int dot = text.indexOf('.');
      return new Cursor(
          Long.parseLong(text.substring(0, Math.max(dot, 0))),
          Id.parse(prefix, text.substring(dot + 1)));
    } catch (IllegalArgumentException notOurs) {
      throw new InvalidInput("after", "must be the `next` of the page before");
    }
  }

  static String of(long rank, Id id) {
    return rank + "." + id.text();
  }
}
