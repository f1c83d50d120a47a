/// The model test over the real thing: the same histories as in memory, played on the use cases as
/// production wires them, over PostgreSQL and the simulated payment provider with its faults.
@NullMarked
package io.clipgen.bootstrap.histories;

import org.jspecify.annotations.NullMarked;
