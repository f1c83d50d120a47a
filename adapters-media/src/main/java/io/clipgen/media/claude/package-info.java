/// Anthropic's Claude by its Messages API, with the JDK's HTTP client.
@NullMarked
package io.clipgen.media.claude;

import org.jspecify.annotations.NullMarked;
