/// The commands, as they are typed.
@NullMarked
package io.clipgen.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
