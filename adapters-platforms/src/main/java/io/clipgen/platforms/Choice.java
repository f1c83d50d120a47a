package io.clipgen.platforms;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// A choice that the configuration makes among names.
final class Choice {

  private Choice() {}

  /// The constant that `configured` names, in lower case.
  ///
  /// @throws IllegalArgumentException with a sentence that lists the names, if it names none
  static <E extends Enum<E>> E of(Class<E> choices, String key, String configured) {
    return Arrays.stream(choices.getEnumConstants())
        .filter(choice -> name(choice).equals(configured.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is \"%s\", but must be one of: %s"
                        .formatted(
                            key,
                            configured,
                            Arrays.stream(choices.getEnumConstants())
                                .map(Choice::name)
                                .collect(Collectors.joining(", ")))));
  }

  private static String name(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
