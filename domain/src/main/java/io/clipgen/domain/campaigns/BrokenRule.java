package io.clipgen.domain.campaigns;

/// A value that somebody gave breaks a rule of the marketplace.
public final class BrokenRule extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;

  /// @param field which value, as in `price`
  /// @param rule what it must be, as in "must be at least 10.00 USD"
  public BrokenRule(String field, String rule) {
    super(field + " " + rule);
    this.field = field;
    this.rule = rule;
  }

  /// Which value it was.
  public String field() {
    return field;
  }

  /// What it must be.
  public String rule() {
    return rule;
  }

  static void unless(boolean kept, String field, String rule) {
    if (!kept) {
      throw new BrokenRule(field, rule);
    }
  }
}
