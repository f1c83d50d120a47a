/// The speech models of an installation: which there are, and how they come here.
@NullMarked
package io.clipgen.media.models;

import org.jspecify.annotations.NullMarked;
