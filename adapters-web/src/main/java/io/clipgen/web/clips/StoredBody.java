package io.clipgen.web.clips;

import java.io.InputStream;

/// The bytes of an answer that come out of a stored file.
///
/// @param content is read once, to its end, and closed by whoever writes the answer
/// @param length how many bytes it has
record StoredBody(InputStream content, long length) {}
