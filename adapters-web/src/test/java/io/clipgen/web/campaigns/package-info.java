/// Web tests of campaigns and claims.
@NullMarked
package io.clipgen.web.campaigns;

import org.jspecify.annotations.NullMarked;
