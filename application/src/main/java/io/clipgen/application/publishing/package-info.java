/// Getting clips out, and views back. Publishes [io.clipgen.application.publishing.PostLive] and
/// [io.clipgen.application.publishing.ViewsObserved].
@NullMarked
package io.clipgen.application.publishing;

import org.jspecify.annotations.NullMarked;
