/// The clip studio's rows: videos, what was found out about them, orders, clips, and who may see
/// what.
@NullMarked
package io.clipgen.persistence.clips;

import org.jspecify.annotations.NullMarked;
