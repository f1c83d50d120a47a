/// What people, events and time do to campaigns and claims.
@NullMarked
package io.clipgen.application.campaigns.usecase;

import org.jspecify.annotations.NullMarked;
