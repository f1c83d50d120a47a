@NullMarked
package io.clipgen.persistence.embedded;

import org.jspecify.annotations.NullMarked;
