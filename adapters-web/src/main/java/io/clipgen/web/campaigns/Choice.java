package io.clipgen.web.campaigns;

import io.clipgen.application.shared.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Named choices as JSON writes them: in kebab case.
final class Choice {

  private Choice() {}

  static String write(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> E read(
      String field, @Nullable String text, E otherwise, Class<E> type) {
    if (text == null) {
      return otherwise;
    }
    for (E choice : type.getEnumConstants()) {
      if (write(choice).equals(text)) {
        return choice;
      }
    }
    throw new InvalidInput(
        field,
        "must be one of "
            + Arrays.stream(type.getEnumConstants())
                .map(Choice::write)
                .collect(Collectors.joining(", ")));
  }
}
