package io.clipgen.media.ffmpeg;

import java.nio.file.Path;
import java.util.Map;

/// The two executables, tried.
///
/// @param origin where they came from, for people to read
/// @param version what they say of themselves
/// @param environment variables they need
record Binaries(
    Path ffmpeg, Path ffprobe, String origin, String version, Map<String, String> environment) {

  Binaries {
    environment = Map.copyOf(environment);
  }
}
