/// Posts, connected accounts and observed views in the schema `publishing`.
@NullMarked
package io.clipgen.persistence.publishing;

import org.jspecify.annotations.NullMarked;
