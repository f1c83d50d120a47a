/// Fakes and contract tests of the payment provider's ports.
@NullMarked
package io.clipgen.application.earnings.testing;

import org.jspecify.annotations.NullMarked;
