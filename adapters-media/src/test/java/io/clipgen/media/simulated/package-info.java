/// Services that the studio asks, as servers on loopback that keep their rules.
@NullMarked
package io.clipgen.media.simulated;

import org.jspecify.annotations.NullMarked;
