/// What use cases of every context need from outside: transactions, time, ids, the outbox.
@NullMarked
package io.clipgen.application.shared;

import org.jspecify.annotations.NullMarked;
