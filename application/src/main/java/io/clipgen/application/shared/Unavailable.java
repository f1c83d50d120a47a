package io.clipgen.application.shared;

/// What everything is kept in does not answer: nobody's mistake, and worth trying again in a
/// moment. Whether work that was under way has been done is not known.
public final class Unavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param message for whoever asked; the cause, which may hold secrets, is for the log
  public Unavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
