/// Identity's use cases over fakes.
@NullMarked
package io.clipgen.application.identity.usecase;

import org.jspecify.annotations.NullMarked;
