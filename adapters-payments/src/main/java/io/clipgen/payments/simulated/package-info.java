/// A payment provider that moves no real money, as a program of its own, and the adapters that
/// speak to it.
///
/// The program ([io.clipgen.payments.simulated.SimulatedPaymentsProgram]) listens on loopback and
/// speaks a subset of Stripe's HTTP: charges, refunds, disputes, top-ups, connected accounts,
/// transfers, payouts, balances and balance transactions, with idempotency keys that behave as
/// Stripe documents them, and tells its news to an address. `GET /_simulator` describes it. It
/// keeps its own books in a journal in the data folder, follows business time (charges settle after
/// two days, payouts arrive after one) and takes faults on request, so that the adapters meet
/// timeouts, lost answers and late failures as they would in real life.
@NullMarked
package io.clipgen.payments.simulated;

import org.jspecify.annotations.NullMarked;
