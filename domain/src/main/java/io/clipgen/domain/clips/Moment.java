package io.clipgen.domain.clips;

/// A part of a video that is worth a clip, and why.
///
/// @param span where it is
/// @param title what to call the clip, a few words
/// @param hook what catches in its first seconds
/// @param reason why it was chosen, a sentence
/// @param category what kind of moment it is
/// @param score how good it is, explained
public record Moment(
    Span span, String title, String hook, String reason, Category category, Score score) {

  /// The same moment with other ends.
  public Moment at(Span span) {
    return new Moment(span, title, hook, reason, category, score);
  }

  /// The same moment with the ends, the title and the hook that a person gave it.
  public Moment as(Recipe recipe) {
    return new Moment(recipe.span(), recipe.title(), recipe.hook(), reason, category, score);
  }
}
