/// Payouts over HTTP.
@NullMarked
package io.clipgen.web.payouts;

import org.jspecify.annotations.NullMarked;
