/// Money leaving: a payee's free money becomes a payout, an administrator approves it, the provider
/// transfers it to the payee's connected account and from there to the bank.
@NullMarked
package io.clipgen.application.payouts;

import org.jspecify.annotations.NullMarked;
