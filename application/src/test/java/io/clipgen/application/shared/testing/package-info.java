/// Stand-ins for time, ids, transactions and the outbox, for tests of use cases.
@NullMarked
package io.clipgen.application.shared.testing;

import org.jspecify.annotations.NullMarked;
