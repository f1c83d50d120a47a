package io.clipgen.application.shared;

import org.jspecify.annotations.Nullable;

/// The bank's name of a payment, as an administrator notes it.
public final class BankReference {

  private static final int LONGEST = 140;

  private BankReference() {}

  /// A reference that must be given.
  ///
  /// @return the reference
  /// @throws InvalidInput naming `reference` if it is blank or too long
  public static String given(@Nullable String reference) {
    String given = reference == null ? "" : reference.strip();
    if (given.isEmpty() || given.length() > LONGEST) {
      throw new InvalidInput(
          "reference", "must be the bank's name of the payment, in 1 to 140 characters");
    }
    return given;
  }

  /// A reference that may be given.
  ///
  /// @return the reference; empty if there is none
  /// @throws InvalidInput naming `reference` if it is too long
  public static String ifAny(@Nullable String reference) {
    String given = reference == null ? "" : reference.strip();
    if (given.length() > LONGEST) {
      throw new InvalidInput("reference", "must have at most 140 characters");
    }
    return given;
  }
}
