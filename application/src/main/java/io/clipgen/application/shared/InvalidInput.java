package io.clipgen.application.shared;

/// A value that the caller gave breaks a rule.
public final class InvalidInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  /// @param field the name of the field as the caller knows it
  /// @param rule what it must be, as in "must be at least 1"
  public InvalidInput(String field, String rule) {
    super(field + " " + rule);
    this.field = field;
  }

  /// The field's name.
  public String field() {
    return field;
  }
}
