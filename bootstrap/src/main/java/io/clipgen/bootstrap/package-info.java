/// Where everything meets: the installation, its database, its configuration.
@NullMarked
package io.clipgen.bootstrap;

import org.jspecify.annotations.NullMarked;
