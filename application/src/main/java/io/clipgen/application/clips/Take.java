package io.clipgen.application.clips;

import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Moment;

/// One clip to be made.
///
/// @param moment which part of the source it is
/// @param request how it is made
/// @param shortestMs how short it may become when it is tightened, its cards not counted
public record Take(Moment moment, ClipRequest request, long shortestMs) {

  /// A clip that was asked for by `request` itself.
  public static Take of(Moment moment, ClipRequest request) {
    return new Take(moment, request, request.lengths().shortestMs());
  }
}
