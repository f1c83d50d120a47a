package io.clipgen.domain.clips;

/// A face that was seen in a picture.
///
/// @param box where
/// @param confidence how sure it is that this is a face, from 0 to 1
public record Face(Region box, double confidence) {}
