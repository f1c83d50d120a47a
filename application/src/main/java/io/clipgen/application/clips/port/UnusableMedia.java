package io.clipgen.application.clips.port;

/// A file that was given cannot be used: it is empty, broken, of another kind, or breaks a rule.
/// Trying again with the same file cannot help.
public final class UnusableMedia extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param reason a sentence for whoever gave the file: what is wrong with it and what to do
  public UnusableMedia(String reason) {
    super(reason);
  }
}
