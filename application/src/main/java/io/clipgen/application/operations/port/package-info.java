/// What running the background needs from storage.
@NullMarked
package io.clipgen.application.operations.port;

import org.jspecify.annotations.NullMarked;
