/// What the repositories of every context share: transactions and the clock.
@NullMarked
package io.clipgen.persistence.shared;

import org.jspecify.annotations.NullMarked;
