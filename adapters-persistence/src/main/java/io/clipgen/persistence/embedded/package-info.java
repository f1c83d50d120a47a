/// A PostgreSQL server that travels with the product: for an installation that has no other, and
/// for tests.
///
/// The binaries are unpacked once per version and user, a cluster lives in the data folder, and the
/// server listens on the loopback address only, with a password that was generated for it. Real
/// data is kept in it, so it syncs to disk. Several processes may use one data folder at once; the
/// last one to go stops the server.
@NullMarked
package io.clipgen.persistence.embedded;

import org.jspecify.annotations.NullMarked;
