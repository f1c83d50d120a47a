/// The payouts' store and its races, on real PostgreSQL.
@NullMarked
package io.clipgen.persistence.payouts;

import org.jspecify.annotations.NullMarked;
