package io.clipgen.web.shared;

import io.clipgen.application.shared.Page;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param items what is on it
/// @param next what to pass as `after` for the following page; `null` on the last one
@Serdeable
public record PageJson<T>(
    List<T> items,
    @Schema(description = "Pass it as `after` for the next page; null on the last one")
        @Nullable String next) {

  /// A page whose items look in JSON as `json` says.
  public static <V, T> PageJson<T> from(Page<V> page, Function<? super V, ? extends T> json) {
    var mapped = page.<T>map(json);
    return new PageJson<>(mapped.items(), mapped.next());
  }
}
