@NullMarked
package io.clipgen.persistence.shared;

import org.jspecify.annotations.NullMarked;
