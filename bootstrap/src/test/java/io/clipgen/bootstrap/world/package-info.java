/// A whole installation inside a test: everything wired as in production, on a real PostgreSQL,
/// with the simulated provider and platform on loopback, and nothing that runs by itself. Start at
/// [io.clipgen.bootstrap.world.World].
@NullMarked
package io.clipgen.bootstrap.world;

import org.jspecify.annotations.NullMarked;
