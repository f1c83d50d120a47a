package io.clipgen.media.asking;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Secret keys; shown nowhere, so this is no record.
public final class Keys {

  private final List<String> all;

  private Keys(List<String> all) {
    this.all = all;
  }

  /// No keys.
  public static Keys none() {
    return new Keys(List.of());
  }

  /// Those in the first of these environment variables that has any, with commas between.
  public static Keys in(Function<String, @Nullable String> environment, List<String> names) {
    return new Keys(
        names.stream()
            .map(environment)
            .map(value -> value == null ? "" : value)
            .map(value -> Arrays.stream(value.split("[,\\s]+")).filter(k -> !k.isEmpty()).toList())
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElse(List.of()));
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  List<String> all() {
    return all;
  }

  @Override
  public String toString() {
    return all.size() + " keys";
  }
}
