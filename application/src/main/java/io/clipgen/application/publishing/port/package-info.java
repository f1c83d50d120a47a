/// What publishing needs from outside: platforms, and a place to keep posts, accounts and
/// observations.
@NullMarked
package io.clipgen.application.publishing.port;

import org.jspecify.annotations.NullMarked;
