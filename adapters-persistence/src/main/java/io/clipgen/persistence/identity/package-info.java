/// Parties, what is left of their passwords, signing keys and sign-in attempts in PostgreSQL,
/// schema `identity`.
@NullMarked
package io.clipgen.persistence.identity;

import org.jspecify.annotations.NullMarked;
