/// What identity shows.
@NullMarked
package io.clipgen.application.identity.query;

import org.jspecify.annotations.NullMarked;
