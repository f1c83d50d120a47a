package io.clipgen.domain.clips;

/// All that people decide about one clip: the same recipe gives the same clip. Every version of a
/// clip has one.
///
/// @param span which part of the source it is
/// @param title what it is called, 1 to 120 characters
/// @param hook what catches in its first seconds, at most 200 characters
/// @param corrections what is written in place of misheard words
/// @param treatment how it is made
public record Recipe(
    Span span, String title, String hook, Corrections corrections, Treatment treatment) {

  /// The most characters of a title that a person gives.
  public static final int LONGEST_TITLE = 120;

  /// The most characters of a hook that a person gives.
  public static final int LONGEST_HOOK = 200;
}
