/// What people see of the background.
@NullMarked
package io.clipgen.application.operations.query;

import org.jspecify.annotations.NullMarked;
