package io.clipgen.application.earnings;

/// What others may ask about disputed payments.
@FunctionalInterface
public interface Chargebacks {

  /// Whether a payment into a pot is disputed and that is not decided.
  ///
  /// @param pot the text form of an id
  boolean open(String pot);
}
