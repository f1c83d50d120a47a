/// The story of ClipGen, played over its own HTTP API: the `demo` command and the end-to-end tests
/// tell the same one.
@NullMarked
package io.clipgen.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
