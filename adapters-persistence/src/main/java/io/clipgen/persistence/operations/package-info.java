/// What keeps the place running, in PostgreSQL: business time, jobs and their queue (db-scheduler),
/// the outbox, outbound effects, and whose turn it is.
@NullMarked
package io.clipgen.persistence.operations;

import org.jspecify.annotations.NullMarked;
