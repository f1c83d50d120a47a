/// The states of a payout.
@NullMarked
package io.clipgen.domain.payouts;

import org.jspecify.annotations.NullMarked;
