/// What the marketplace needs from outside: where campaigns, claims and standings are kept.
@NullMarked
package io.clipgen.application.campaigns.port;

import org.jspecify.annotations.NullMarked;
