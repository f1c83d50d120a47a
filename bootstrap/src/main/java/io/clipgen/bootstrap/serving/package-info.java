/// A whole installation that runs: database, simulators, HTTP server, worker; started and ended in
/// order.
@NullMarked
package io.clipgen.bootstrap.serving;

import org.jspecify.annotations.NullMarked;
