package io.clipgen.application.operations;

/// A replaceable part of this installation, and how real it is: nothing simulated or embedded
/// passes for the real thing.
///
/// @param name what it does, as in "Payments"
/// @param state how real it is
/// @param version what runs, as in "PostgreSQL 17.11"
/// @param hint what to configure for the real one; empty where it is real already
public record Part(String name, State state, String version, String hint) {

  /// How real a part is.
  public enum State {
    /// The real thing.
    REAL,
    /// The real thing, but run by ClipGen itself for this installation.
    EMBEDDED,
    /// Behaves like the real thing; nothing outside this machine happens.
    SIMULATED,
    /// Works without a network, simpler than the real thing.
    OFFLINE
  }
}
