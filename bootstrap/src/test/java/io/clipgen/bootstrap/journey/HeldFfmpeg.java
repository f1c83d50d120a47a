package io.clipgen.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.media.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The bundled FFmpeg, which notes what it did, and stops in the middle of what it is told to.
final class HeldFfmpeg {

  /// Where the bundled FFmpeg is unpacked for tests.
  static final Path CACHE = Clipgen.HOME.resolve("adapters-media/target/native").toAbsolutePath();

  // The notes are empty files: where nothing may be written, more is not allowed.
  private static final String SCRIPT =
      """
      #!/bin/sh
      here=$(dirname "$0")
      export LD_LIBRARY_PATH=@LIBRARIES@
      for what in 'gray[v]' clip-01.mp4.part clip-02.mp4.part -hls_time; do
        case "$*" in
          *"$what"*) : > "$here/did $what" ;;
        esac
      done
      hold=$(cat "$here/hold" 2>/dev/null)
      if [ -n "$hold" ]; then
        case "$*" in
          *"$hold"*) : > "$here/held"; while :; do sleep 0.2; done ;;
        esac
      fi
      exec @REAL@ "$@"
      """;

  private final Path folder;

  private HeldFfmpeg(Path folder) {
    this.folder = folder;
  }

  /// Puts it into a folder.
  static HeldFfmpeg in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path libraries = libraries();
    for (String name : List.of("ffmpeg", "ffprobe")) {
      Path script =
          Files.writeString(
              folder.resolve(name),
              SCRIPT
                  .replace("@LIBRARIES@", libraries.toString())
                  .replace("@REAL@", libraries.resolve(name).toString()));
      assertThat(script.toFile().setExecutable(true)).isTrue();
    }
    return new HeldFfmpeg(folder);
  }

  private static Path libraries() throws IOException {
    // Unpacks it.
    Ffmpeg.of("bundled", CACHE).version();
    try (var folders = Files.list(CACHE)) {
      return folders
          .filter(unpacked -> unpacked.getFileName().toString().startsWith("ffmpeg-"))
          .findFirst()
          .orElseThrow();
    }
  }

  /// The setting that has it used.
  String setting() {
    return "--set=clipgen.ffmpeg=" + folder;
  }

  /// Stops from now on in the call that has this in its arguments.
  void hold(String call) throws IOException {
    Files.deleteIfExists(folder.resolve("held"));
    Files.writeString(folder.resolve("hold"), call);
  }

  /// Whether it has come to that call, and stands still.
  boolean isHeld() {
    return Files.exists(folder.resolve("held"));
  }

  /// Stops no more, and forgets what it did.
  void release() throws IOException {
    Files.deleteIfExists(folder.resolve("hold"));
    for (String note : did()) {
      Files.delete(folder.resolve("did " + note));
    }
  }

  /// Of what it takes notes of, what it did since.
  List<String> did() throws IOException {
    try (var notes = Files.list(folder)) {
      return notes
          .map(note -> note.getFileName().toString())
          .filter(note -> note.startsWith("did "))
          .map(note -> note.substring("did ".length()))
          .toList();
    }
  }

  /// Whether a process of it, or on that folder, runs.
  boolean runs(Path work) {
    return ProcessHandle.allProcesses()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains(folder.toString()) || line.contains(work.toString()))
        .anyMatch(line -> !line.contains("clipgen.jar"));
  }
}
