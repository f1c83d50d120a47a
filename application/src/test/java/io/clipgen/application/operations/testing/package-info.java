/// Fakes of what runs in the background, for the tests of every context.
@NullMarked
package io.clipgen.application.operations.testing;

import org.jspecify.annotations.NullMarked;
