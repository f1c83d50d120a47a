/// What people earned, where it came from, and whether the books are right, over HTTP.
@NullMarked
package io.clipgen.web.earnings;

import org.jspecify.annotations.NullMarked;
