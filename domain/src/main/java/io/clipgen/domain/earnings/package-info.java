/// The double-entry ledger, as values and pure rules.
///
/// A [io.clipgen.domain.earnings.JournalEntry] moves money between
/// [io.clipgen.domain.earnings.Account]s and sums to zero per commodity, or it does not exist. What
/// somebody earns becomes a line: an amount with its own release date, held until then.
/// [io.clipgen.domain.earnings.Split] divides a gross amount by frozen terms without losing a minor
/// unit; [io.clipgen.domain.earnings.PostingRules] makes the entries of each event of the
/// specification's tables; [io.clipgen.domain.earnings.Lot] chooses what a payout takes;
/// [io.clipgen.domain.earnings.Tranche] says which payment a reserve draws on and which one a
/// refund goes back to.
///
/// Nothing here knows what a clip is: claims, sales and tips are sources of entries alike.
@NullMarked
package io.clipgen.domain.earnings;

import org.jspecify.annotations.NullMarked;
