/// The ledger's rules, by the figures of the specification and by properties.
@NullMarked
package io.clipgen.domain.earnings;

import org.jspecify.annotations.NullMarked;
