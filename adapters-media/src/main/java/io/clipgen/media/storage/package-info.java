/// Where files are kept: a folder of this machine, or a bucket that speaks S3.
@NullMarked
package io.clipgen.media.storage;

import org.jspecify.annotations.NullMarked;
