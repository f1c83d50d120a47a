/// Publishing's tables, against a real PostgreSQL.
@NullMarked
package io.clipgen.persistence.publishing;

import org.jspecify.annotations.NullMarked;
