/// Reads what the viewers of a broadcast wrote, in the formats in which people save it.
@NullMarked
package io.clipgen.media.chat;

import org.jspecify.annotations.NullMarked;
