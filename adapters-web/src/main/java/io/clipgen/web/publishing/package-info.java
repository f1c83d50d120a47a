/// Posts, their observed views, and connected accounts over HTTP.
@NullMarked
package io.clipgen.web.publishing;

import org.jspecify.annotations.NullMarked;
