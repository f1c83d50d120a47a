/// Who acts. Published: [io.clipgen.application.identity.Caller].
@NullMarked
package io.clipgen.application.identity;

import org.jspecify.annotations.NullMarked;
