/// Keeping the place running: what is true of retries on paper.
@NullMarked
package io.clipgen.domain.operations;

import org.jspecify.annotations.NullMarked;
