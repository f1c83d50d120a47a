/// Getting clips out, and views back.
///
/// A [io.clipgen.domain.publishing.Post] is one clip on one platform through one
/// [io.clipgen.domain.publishing.SocialAccount]: prepared, uploading, pending at the platform,
/// live. Where nobody has connected an account it waits; where an answer was lost it is unconfirmed
/// and looked up, never posted again blind. What a platform takes is checked before a byte is sent
/// ([io.clipgen.domain.publishing.PlatformRules]). Views are what a platform reported, with source
/// and time ([io.clipgen.domain.publishing.ViewObservation]), read as often as they are worth it
/// ([io.clipgen.domain.publishing.PollingSchedule]).
@NullMarked
package io.clipgen.domain.publishing;

import org.jspecify.annotations.NullMarked;
