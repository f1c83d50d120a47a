/// What happens to money when anything fails, once, anywhere: every SQL statement and every
/// outbound call of a story, before it is done, after it is done, and when the answer does not come
/// in time.
@NullMarked
package io.clipgen.bootstrap.sweep;

import org.jspecify.annotations.NullMarked;
