package io.clipgen.application.shared;

/// A rule of the business says no, and there is no special answer for it in the use case's own
/// outcomes.
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;

  /// @param code a stable name in kebab case, the last part of the problem's type
  /// @param reason a sentence a person can act on
  public Refused(String code, String reason) {
    super(reason);
    this.code = code;
  }

  /// The stable name of the refusal.
  public String code() {
    return code;
  }
}
