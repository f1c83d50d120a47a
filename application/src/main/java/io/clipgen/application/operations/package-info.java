/// Keeping the place running: jobs, the outbox, outbound effects.
@NullMarked
package io.clipgen.application.operations;

import org.jspecify.annotations.NullMarked;
