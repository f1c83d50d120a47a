/// Money leaving: what state a payout can be in, and which step may follow which.
///
/// requested → approved → sending → in transit → paid; beside the way failed, unknown and
/// cancelled. A payout whose money lies in the connected account already is sent again from there,
/// or taken back; it is never transferred twice.
@NullMarked
package io.clipgen.domain.payouts;

import org.jspecify.annotations.NullMarked;
