/// Fakes of the marketplace's ports, and what holds for every implementation of them.
@NullMarked
package io.clipgen.application.campaigns.testing;

import org.jspecify.annotations.NullMarked;
