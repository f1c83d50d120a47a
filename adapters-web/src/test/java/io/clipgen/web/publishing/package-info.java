/// Web tests of posts and social accounts.
@NullMarked
package io.clipgen.web.publishing;

import org.jspecify.annotations.NullMarked;
