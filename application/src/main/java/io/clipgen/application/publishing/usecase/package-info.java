/// What publishing does: connect accounts, post approved clips, read views.
@NullMarked
package io.clipgen.application.publishing.usecase;

import org.jspecify.annotations.NullMarked;
