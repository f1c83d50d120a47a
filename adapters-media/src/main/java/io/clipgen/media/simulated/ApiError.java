package io.clipgen.media.simulated;

/// A request that is not answered.
final class ApiError extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;

  ApiError(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  int status() {
    return status;
  }
}
