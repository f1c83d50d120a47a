package io.clipgen.application.shared;

/// Nothing of that name exists, or it is none of the caller's business: both look the same from
/// outside.
public final class NotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param what the kind of thing, as in "campaign"
  /// @param id its name, as the caller gave it
  public NotFound(String what, Object id) {
    super("There is no " + what + " " + id + " that you can see.");
  }
}
