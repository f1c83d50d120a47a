/// Business time, jobs, the outbox and outbound effects in PostgreSQL.
@NullMarked
package io.clipgen.persistence.operations;

import org.jspecify.annotations.NullMarked;
