package io.clipgen.bootstrap.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was put where it was wanted.
///
/// @param clips the files of each clip
/// @param sheet the page about them
/// @param removed what an earlier run had left and is gone now
record Delivery(List<Delivered> clips, @Nullable Path sheet, List<Path> removed) {}
