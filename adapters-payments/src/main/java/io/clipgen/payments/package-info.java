/// Payment and payout providers. The factory here picks the adapter that the configuration names.
@NullMarked
package io.clipgen.payments;

import org.jspecify.annotations.NullMarked;
