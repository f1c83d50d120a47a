package io.clipgen.domain.identity;

/// What a party acts as.
public enum Role {
  /// Posts campaigns and pays for clips.
  CLIENT,
  /// Makes clips and is paid for them.
  CLIPPER,
  /// Sells courses and other goods.
  CREATOR,
  /// Keeps the place running; given by whoever runs the installation, never taken.
  ADMIN;

  /// Whether a party may take this role on by itself.
  public boolean isOpenToAll() {
    return this != ADMIN;
  }
}
