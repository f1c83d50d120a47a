package io.clipgen.bootstrap.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the files of a clip went.
record Delivered(Path video, Path thumbnail, @Nullable Path srt, @Nullable Path vtt) {}
