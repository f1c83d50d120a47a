/// The ledger against a real PostgreSQL.
@NullMarked
package io.clipgen.persistence.earnings;

import org.jspecify.annotations.NullMarked;
