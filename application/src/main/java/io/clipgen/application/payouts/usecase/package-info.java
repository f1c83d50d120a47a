/// Asking for a payout, agreeing to it, and the steps at the provider that follow.
@NullMarked
package io.clipgen.application.payouts.usecase;

import org.jspecify.annotations.NullMarked;
