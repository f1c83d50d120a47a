package io.clipgen.application.earnings;

/// Whoever keeps one kind of pots: told when a payment into one is disputed, in the transaction
/// that books it.
public interface PotKeeper {

  /// Whether a pot is of its kind.
  ///
  /// @param pot the text form of an id
  boolean keeps(String pot);

  /// Keeps others from changing a pot until the open transaction ends.
  void lock(String pot);

  /// A payment is disputed: nobody may draw on the pot for now.
  ///
  /// @return whether it was in use until now
  boolean disputed(String pot);

  /// Gives up the newest thing that has a reserve and has not earned it: the reserve returns to
  /// what is free.
  ///
  /// @return whether there was one
  boolean freeUp(String pot);

  /// A dispute was won: what was frozen is free again.
  ///
  /// @param reopen whether the pot is to be in use again
  void won(String pot, boolean reopen);

  /// A dispute was lost: what was frozen is the payer's.
  void lost(String pot);
}
