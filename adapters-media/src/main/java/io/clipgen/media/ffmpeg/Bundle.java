package io.clipgen.media.ffmpeg;

import io.clipgen.media.Unpacking;
import java.io.IOException;
import java.net.JarURLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The FFmpeg that travels with ClipGen, as a folder inside a jar on the class path.
final class Bundle {

  /// Version 6.1.1: later builds need a sound library that a fresh server lacks.
  private static final String NAME = "ffmpeg-6.1.1-1.5.10";

  private static final String FOLDER = "org/bytedeco/ffmpeg/linux-x86_64-gpl/";

  private final Path cache;

  Bundle(Path cache) {
    this.cache = cache;
  }

  boolean isForThisMachine() {
    return System.getProperty("os.name").equals("Linux")
        && List.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
  }

  /// The folder with the executables and the libraries they need beside them; unpacked by whoever
  /// comes first.
  Path unpacked() throws IOException {
    var files = new LinkedHashMap<String, String>();
    for (var entry : entries()) {
      files.put(entry.substring(FOLDER.length()), entry);
    }
    return Unpacking.folder(
        cache, NAME, getClass().getClassLoader(), files, List.of("ffmpeg", "ffprobe"));
  }

  private List<String> entries() throws IOException {
    var executable = getClass().getClassLoader().getResource(FOLDER + "ffmpeg");
    if (executable == null || !(executable.openConnection() instanceof JarURLConnection jar)) {
      throw new IOException("its jar is not on the class path");
    }
    jar.setUseCaches(false);
    var entries = new ArrayList<String>();
    try (var file = jar.getJarFile()) {
      file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(FOLDER) && !name.endsWith("/"))
          .filter(name -> !name.startsWith(FOLDER + "libjni"))
          .forEach(entries::add);
    }
    return entries;
  }
}
