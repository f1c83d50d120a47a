/// What people do in the clip studio: upload a video, order clips of it, download and delete them.
@NullMarked
package io.clipgen.application.clips.usecase;

import org.jspecify.annotations.NullMarked;
