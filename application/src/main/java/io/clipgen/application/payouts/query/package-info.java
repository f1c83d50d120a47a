/// What people see of payouts.
@NullMarked
package io.clipgen.application.payouts.query;

import org.jspecify.annotations.NullMarked;
