/// Web tests of payouts.
@NullMarked
package io.clipgen.web.payouts;

import org.jspecify.annotations.NullMarked;
