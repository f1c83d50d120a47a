/// Publishing's use cases over fakes.
@NullMarked
package io.clipgen.application.publishing.usecase;

import org.jspecify.annotations.NullMarked;
