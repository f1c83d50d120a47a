/// What the ledger needs from outside: the journal, the payment provider.
@NullMarked
package io.clipgen.application.earnings.port;

import org.jspecify.annotations.NullMarked;
