/// Tests of the background's use cases.
@NullMarked
package io.clipgen.application.operations.usecase;

import org.jspecify.annotations.NullMarked;
