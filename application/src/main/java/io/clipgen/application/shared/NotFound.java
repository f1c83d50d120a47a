package io.clipgen.application.shared;

/// Nothing of that name exists, or it is none of the caller's business: both look the same from
/// outside.
public final class NotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param what the kind of thing, as in "campaign"
  /// @param id its name, as the caller gave it
  public NotFound(String what, Object id) {
    this("There is no " + what + " " + id + " that you can see.");
  }

  private NotFound(String sentence) {
    super(sentence);
  }

  /// Something is not there yet, of what the caller can see.
  ///
  /// @param sentence says so, and what makes it come
  public static NotFound yet(String sentence) {
    return new NotFound(sentence);
  }
}
