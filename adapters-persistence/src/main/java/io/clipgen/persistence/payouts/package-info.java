/// Payouts and the accounts they go to, in PostgreSQL.
@NullMarked
package io.clipgen.persistence.payouts;

import org.jspecify.annotations.NullMarked;
