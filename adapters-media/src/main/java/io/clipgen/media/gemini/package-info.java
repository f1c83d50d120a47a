/// Google's Gemini by its library google-genai.
@NullMarked
package io.clipgen.media.gemini;

import org.jspecify.annotations.NullMarked;
