package io.clipgen.domain.clips;

/// A part of a clip between two cuts, and what is shown of it.
///
/// @param span in span time
/// @param view what is shown
/// @param why a sentence for people
public record Scene(Span span, View view, String why) {}
