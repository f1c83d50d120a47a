/// Reading posts and observations.
@NullMarked
package io.clipgen.application.publishing.query;

import org.jspecify.annotations.NullMarked;
