/// Files from other people's servers, fetched so that nobody can make this machine reach its own
/// network: see [io.clipgen.media.remote.Remote].
@NullMarked
package io.clipgen.media.remote;

import org.jspecify.annotations.NullMarked;
