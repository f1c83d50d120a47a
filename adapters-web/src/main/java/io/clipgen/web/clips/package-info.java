/// The clip studio over HTTP: upload, order, list, download.
@NullMarked
package io.clipgen.web.clips;

import org.jspecify.annotations.NullMarked;
