/// A fake of the payouts' store, and the contract that it and the real one keep.
@NullMarked
package io.clipgen.application.payouts.testing;

import org.jspecify.annotations.NullMarked;
