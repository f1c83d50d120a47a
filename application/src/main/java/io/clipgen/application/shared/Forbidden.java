package io.clipgen.application.shared;

/// The caller is known but may not do this.
public final class Forbidden extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param reason a sentence that says who may
  public Forbidden(String reason) {
    super(reason);
  }
}
