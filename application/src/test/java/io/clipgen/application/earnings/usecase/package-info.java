/// The earnings' use cases, over fakes.
@NullMarked
package io.clipgen.application.earnings.usecase;

import org.jspecify.annotations.NullMarked;
