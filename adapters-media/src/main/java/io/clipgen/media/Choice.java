package io.clipgen.media;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Reads a setting that names one of several implementations.
final class Choice {

  private Choice() {}

  /// The constant of `type` that `value` names in kebab case.
  ///
  /// @throws IllegalArgumentException a sentence that lists the names there are
  static <E extends Enum<E>> E of(Class<E> type, String setting, String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> name(constant).equals(value.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is \"%s\", but must be one of: %s"
                        .formatted(
                            setting,
                            value,
                            Arrays.stream(type.getEnumConstants())
                                .map(Choice::name)
                                .collect(Collectors.joining(", ")))));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
