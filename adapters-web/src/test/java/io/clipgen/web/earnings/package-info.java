/// Web tests of earnings and the ledger.
@NullMarked
package io.clipgen.web.earnings;

import org.jspecify.annotations.NullMarked;
