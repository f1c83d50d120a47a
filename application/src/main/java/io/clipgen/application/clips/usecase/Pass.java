package io.clipgen.application.clips.usecase;

import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.StreamId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Leave for one viewer to play one stream for a while.
///
/// @param until when it ends, in machine time, to the second
/// @param preview how much of the stream may be seen; all of it if there is none
public record Pass(StreamId stream, PartyId viewer, Instant until, Optional<Duration> preview) {}
