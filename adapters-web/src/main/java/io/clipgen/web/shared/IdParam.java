package io.clipgen.web.shared;

import io.clipgen.application.shared.InvalidInput;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads ids from paths, queries and bodies.
public final class IdParam {

  private IdParam() {}

  /// The id that `text` spells.
  ///
  /// @param parameter the name of the parameter, as the caller knows it
  /// @param parser the id's own, as in `CampaignId::parse`
  /// @throws InvalidInput a 400 that names the parameter, if `text` is no id of this kind
  public static <T> T read(String parameter, @Nullable String text, Function<String, T> parser) {
    if (text == null) {
      throw new InvalidInput(parameter, "must be given");
    }
    return InvalidInput.reading(parameter, () -> parser.apply(text));
  }
}
