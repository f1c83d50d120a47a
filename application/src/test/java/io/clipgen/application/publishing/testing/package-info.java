/// Fakes, fixtures and contract tests of publishing's ports.
@NullMarked
package io.clipgen.application.publishing.testing;

import org.jspecify.annotations.NullMarked;
