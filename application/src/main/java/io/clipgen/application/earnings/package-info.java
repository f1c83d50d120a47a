/// The double-entry ledger. Published: [io.clipgen.application.earnings.Books], the only door
/// through which money moves.
@NullMarked
package io.clipgen.application.earnings;

import org.jspecify.annotations.NullMarked;
