/// Two people want two things at once that exclude each other, on real threads over a real
/// PostgreSQL.
@NullMarked
package io.clipgen.bootstrap.races;

import org.jspecify.annotations.NullMarked;
