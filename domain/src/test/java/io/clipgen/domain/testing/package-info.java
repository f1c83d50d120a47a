/// Arbitrary values of the domain for jqwik, for the tests of whoever embeds it.
@NullMarked
package io.clipgen.domain.testing;

import org.jspecify.annotations.NullMarked;
