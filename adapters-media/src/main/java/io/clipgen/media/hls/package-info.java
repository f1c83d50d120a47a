/// Reads what transcoders leave of HTTP Live Streaming: playlists of byte ranges (RFC 8216) and the
/// headers of fragmented MP4.
@NullMarked
package io.clipgen.media.hls;

import org.jspecify.annotations.NullMarked;
