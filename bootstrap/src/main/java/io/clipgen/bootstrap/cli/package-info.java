/// The command line: one class per command, registered in
/// [io.clipgen.bootstrap.cli.ClipGenCommand].
@NullMarked
package io.clipgen.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
