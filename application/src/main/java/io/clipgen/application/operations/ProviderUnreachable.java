package io.clipgen.application.operations;

/// A provider did not answer a question that changes nothing: ask again later.
public final class ProviderUnreachable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param reason a sentence with the provider's address and what it answered
  public ProviderUnreachable(String reason, Throwable cause) {
    super(reason, cause);
  }

  /// @param reason a sentence with the provider's address and what it answered
  public ProviderUnreachable(String reason) {
    super(reason);
  }
}
