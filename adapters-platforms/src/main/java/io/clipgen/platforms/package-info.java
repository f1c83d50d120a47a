/// Social platforms and mail. The factories here pick the adapters that the configuration names.
@NullMarked
package io.clipgen.platforms;

import org.jspecify.annotations.NullMarked;
