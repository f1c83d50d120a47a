package io.clipgen.application.shared;

import java.util.function.Supplier;

/// A value that the caller gave breaks a rule.
public final class InvalidInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;

  /// @param field the name of the field as the caller knows it
  /// @param rule what it must be, as in "must be at least 1"
  public InvalidInput(String field, String rule) {
    super(field + " " + rule);
    this.field = field;
    this.rule = rule;
  }

  /// Makes a value of what the caller gave for `field`: a rule of the domain that it breaks becomes
  /// an invalid input.
  ///
  /// @throws InvalidInput when `value` throws [IllegalArgumentException], whose message is the rule
  public static <T> T reading(String field, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException broken) {
      throw new InvalidInput(field, String.valueOf(broken.getMessage()));
    }
  }

  /// The same of a field that is part of another.
  ///
  /// @param outer the name of the other
  public InvalidInput within(String outer) {
    return new InvalidInput(outer + "." + field, rule);
  }

  /// The field's name.
  public String field() {
    return field;
  }
}
