/// Money leaving, in a whole installation over PostgreSQL and the simulated provider.
@NullMarked
package io.clipgen.bootstrap.payouts;

import org.jspecify.annotations.NullMarked;
