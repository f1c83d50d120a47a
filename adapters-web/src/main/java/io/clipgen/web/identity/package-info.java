/// Identity over HTTP: signing up, signing in, one's own profile; and the tokens by which callers
/// are known.
@NullMarked
package io.clipgen.web.identity;

import org.jspecify.annotations.NullMarked;
