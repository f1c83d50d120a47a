/// What happens to money: [io.clipgen.application.earnings.Books] and
/// [io.clipgen.application.earnings.Withdrawals] over the ledger, the effects that charge and
/// refund, and the work that hangs on time.
@NullMarked
package io.clipgen.application.earnings.usecase;

import org.jspecify.annotations.NullMarked;
