/// Fakes, fixtures and contracts of the clip studio's ports.
@NullMarked
package io.clipgen.application.clips.testing;

import org.jspecify.annotations.NullMarked;
