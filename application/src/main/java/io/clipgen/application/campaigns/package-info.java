/// The clipping marketplace. Publishes what happened to claims:
/// [io.clipgen.application.campaigns.ClipApproved].
@NullMarked
package io.clipgen.application.campaigns;

import org.jspecify.annotations.NullMarked;
