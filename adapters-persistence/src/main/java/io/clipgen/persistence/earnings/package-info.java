/// The ledger in PostgreSQL: an append-only journal, balances beside it, and what lines, payments
/// and lots are made of.
@NullMarked
package io.clipgen.persistence.earnings;

import org.jspecify.annotations.NullMarked;
