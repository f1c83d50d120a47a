package io.clipgen.domain.campaigns;

/// Who posts an approved clip: the campaign's choice.
public enum Poster {
  CLIPPER,
  BRAND,
  PLATFORM,
  /// The brand only takes the files: nothing is posted, no views are counted, no bonus is reserved.
  NOBODY
}
