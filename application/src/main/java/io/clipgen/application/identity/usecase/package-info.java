/// What one can ask of identity.
@NullMarked
package io.clipgen.application.identity.usecase;

import org.jspecify.annotations.NullMarked;
