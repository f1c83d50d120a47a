package io.clipgen.media.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which programs run, as empty files whose names say the process that started each and the process
/// it is, both by id and start time. So the next start can end what a killed process left running,
/// where the kernel has not done it.
final class Running {

  private static final Logger LOG = LoggerFactory.getLogger(Running.class);
  private static final Pattern NAME = Pattern.compile("(\\d+)-(\\d+)_(\\d+)-(\\d+)");

  private final Path folder;

  Running(Path folder) {
    this.folder = folder;
  }

  /// Notes that `program` was started by this process.
  ///
  /// @return its note, to be [#forget]ten
  Path note(Process program) {
    var note = folder.resolve(mark(ProcessHandle.current()) + "_" + mark(program.toHandle()));
    try {
      Files.createDirectories(folder);
      Files.createFile(note);
    } catch (IOException e) {
      // Where the disk is full there are other ways for a program to end.
      LOG.debug("a running program could not be noted", e);
    }
    return note;
  }

  /// Removes the note of a program that has ended.
  void forget(Path note) {
    try {
      Files.deleteIfExists(note);
    } catch (IOException e) {
      LOG.debug("the note of an ended program could not be removed", e);
    }
  }

  /// Ends what processes that are no more have left running.
  ///
  /// @return how many programs were ended
  int endOrphans() {
    int ended = 0;
    for (var note : notes()) {
      var name = NAME.matcher(note.getFileName().toString());
      if (name.matches() && alive(name.group(1), name.group(2)).isEmpty()) {
        var orphan = alive(name.group(3), name.group(4));
        if (orphan.isPresent()) {
          LOG.warn("ending the program {} that a killed process left", orphan.get().pid());
          orphan.get().descendants().forEach(ProcessHandle::destroyForcibly);
          orphan.get().destroyForcibly();
          ended++;
        }
        forget(note);
      }
    }
    return ended;
  }

  private List<Path> notes() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var notes = Files.list(folder)) {
      return notes.toList();
    } catch (IOException e) {
      LOG.warn("what runs cannot be looked up in {}", folder, e);
      return List.of();
    }
  }

  private static Optional<ProcessHandle> alive(String pid, String start) {
    return ProcessHandle.of(Long.parseLong(pid))
        .filter(ProcessHandle::isAlive)
        .filter(process -> mark(process).equals(pid + "-" + start));
  }

  // Process ids are used again; with its start time one is unique on a machine.
  private static String mark(ProcessHandle process) {
    return process.pid()
        + "-"
        + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
