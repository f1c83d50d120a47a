package io.clipgen.application.publishing;

import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.PostId;
import java.time.Instant;

/// A platform has confirmed that a claim's post can be seen.
///
/// @param liveAt when it went live, in business time
public record PostLive(PostId post, ClaimId claim, String platform, String url, Instant liveAt) {}
