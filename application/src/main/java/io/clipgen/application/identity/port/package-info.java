/// What identity needs from outside.
@NullMarked
package io.clipgen.application.identity.port;

import org.jspecify.annotations.NullMarked;
