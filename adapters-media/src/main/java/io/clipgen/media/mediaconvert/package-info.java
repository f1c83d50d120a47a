/// AWS Elemental MediaConvert: renditions for those who outgrow one machine. Files go through the
/// S3 bucket of the installation.
@NullMarked
package io.clipgen.media.mediaconvert;

import org.jspecify.annotations.NullMarked;
