package io.clipgen.web.clips;

import io.clipgen.application.clips.query.ClipLibrary;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.web.shared.IdParam;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads what lists are asked with.
final class Paging {

  private static final int USUAL = 20;

  private Paging() {}

  static int limit(@Nullable Integer limit) {
    if (limit == null) {
      return USUAL;
    }
    if (limit < 1 || limit > ClipLibrary.LARGEST_PAGE) {
      throw new InvalidInput("limit", "must be from 1 to " + ClipLibrary.LARGEST_PAGE);
    }
    return limit;
  }

  static <T> @Nullable T idOrNull(
      String parameter, @Nullable String text, Function<String, T> parser) {
    return text == null ? null : IdParam.read(parameter, text, parser);
  }
}
