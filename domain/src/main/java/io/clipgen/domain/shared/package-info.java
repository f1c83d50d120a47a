/// The few values that every context speaks: money, shares, periods, typed ids, and what platforms
/// take of a file. Nothing else enters here without a line in `docs/decisions.md`.
@NullMarked
package io.clipgen.domain.shared;

import org.jspecify.annotations.NullMarked;
