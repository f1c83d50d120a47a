/// The way of a payout, over fakes and the ledger's own rules.
@NullMarked
package io.clipgen.application.payouts.usecase;

import org.jspecify.annotations.NullMarked;
