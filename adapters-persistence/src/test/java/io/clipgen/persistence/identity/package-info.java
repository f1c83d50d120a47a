/// Identity's ports on a real PostgreSQL.
@NullMarked
package io.clipgen.persistence.identity;

import org.jspecify.annotations.NullMarked;
