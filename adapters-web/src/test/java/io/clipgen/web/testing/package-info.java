/// A server with chosen use cases over fakes, for web tests.
@NullMarked
package io.clipgen.web.testing;

import org.jspecify.annotations.NullMarked;
