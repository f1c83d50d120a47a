/// Fakes of identity's ports, and the contracts that fakes and real adapters keep.
@NullMarked
package io.clipgen.application.identity.testing;

import org.jspecify.annotations.NullMarked;
