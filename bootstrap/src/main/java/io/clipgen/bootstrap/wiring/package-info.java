/// One factory per context, which makes its use cases, and one for what all of them share.
@NullMarked
package io.clipgen.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
