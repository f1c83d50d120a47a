/// Runs small neural networks in this process. What they hear or see is the business of those who
/// use them.
@NullMarked
package io.clipgen.media.onnx;

import org.jspecify.annotations.NullMarked;
