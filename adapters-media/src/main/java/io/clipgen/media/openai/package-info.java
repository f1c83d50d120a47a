/// Has speech written down by a service that speaks OpenAI's protocol for it: OpenAI's own, or one
/// of the many servers that run Whisper behind the same requests.
@NullMarked
package io.clipgen.media.openai;

import org.jspecify.annotations.NullMarked;
