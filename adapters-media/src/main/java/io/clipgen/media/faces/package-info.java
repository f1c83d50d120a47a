/// Finds faces in pictures by CenterFace.
@NullMarked
package io.clipgen.media.faces;

import org.jspecify.annotations.NullMarked;
