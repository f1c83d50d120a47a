/// Doing jobs, telling events, calling providers, handling what is due.
@NullMarked
package io.clipgen.application.operations.usecase;

import org.jspecify.annotations.NullMarked;
