package io.clipgen.domain.clips;

import java.time.Instant;

/// What a clip was before it was edited.
///
/// @param number from 1
/// @param recipe how it was made, and can be made again
/// @param madeAt when, in business time
public record ClipVersion(int number, Recipe recipe, Instant madeAt) {}
