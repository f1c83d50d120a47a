/// A PostgreSQL for tests.
@NullMarked
package io.clipgen.persistence.testing;

import org.jspecify.annotations.NullMarked;
