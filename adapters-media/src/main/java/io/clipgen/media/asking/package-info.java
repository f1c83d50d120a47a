/// What the analysts that ask a language model share, whichever model it is: the question, what is
/// made of the answer, the pool of keys, waiting, stopping, and what happens when no answer can be
/// had. A vendor's package brings a [io.clipgen.media.asking.LanguageModel] and nothing else.
@NullMarked
package io.clipgen.media.asking;

import org.jspecify.annotations.NullMarked;
