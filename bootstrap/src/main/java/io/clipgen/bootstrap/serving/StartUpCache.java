package io.clipgen.bootstrap.serving;

import io.clipgen.bootstrap.Installation;
import io.clipgen.bootstrap.ThisJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the JVM's cache of loaded classes, with which the next start takes half the time: a second
/// process, of lowest priority, rehearses the start beside the running server. Without it
/// everything works as well, so nothing that goes wrong here is an error.
final class StartUpCache implements AutoCloseable {

  /// The system property that names the file; the launcher sets it where the cache is missing.
  static final String FILE = "clipgen.start-up-cache";

  private static final Logger LOG = LoggerFactory.getLogger(StartUpCache.class);
  private static final Path NICE = Path.of("/usr/bin/nice");

  private final Process rehearsal;

  private StartUpCache(Process rehearsal) {
    this.rehearsal = rehearsal;
  }

  /// Begins to make it, if the launcher asks for one.
  static Optional<StartUpCache> make(Installation installation) {
    String wanted = System.getProperty(FILE, "");
    if (wanted.isEmpty() || !Files.isWritable(Path.of(wanted).toAbsolutePath().getParent())) {
      return Optional.empty();
    }
    Path file = Path.of(wanted).toAbsolutePath();
    Path draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(NICE)) {
      command.addAll(List.of(NICE.toString(), "-n", "19"));
    }
    command.addAll(ThisJvm.command(List.of("-XX:AOTCacheOutput=" + draft)));
    command.addAll(List.of("rehearse", "--data=" + installation.data()));
    installation.settings().forEach((key, value) -> command.add("--set=" + key + "=" + value));
    try {
      Path log = installation.folder("logs").resolve("start-up-cache.log");
      Process rehearsal =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      rehearsal.onExit().thenAccept(ended -> keep(ended.exitValue(), draft, file));
      return Optional.of(new StartUpCache(rehearsal));
    } catch (IOException e) {
      LOG.info("the start cannot be rehearsed", e);
      return Optional.empty();
    }
  }

  private static void keep(int exit, Path draft, Path file) {
    try {
      if (exit == 0 && Files.exists(draft)) {
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.deleteIfExists(draft);
        Files.deleteIfExists(draft.resolveSibling(draft.getFileName() + ".config"));
      }
    } catch (IOException e) {
      LOG.info("the start-up cache cannot be kept", e);
    }
  }

  /// A rehearsal that is cut off has changed nothing: it is not asked to end in order, which would
  /// make the cache first.
  @Override
  public void close() throws InterruptedException {
    rehearsal.descendants().forEach(ProcessHandle::destroyForcibly);
    rehearsal.destroyForcibly().waitFor();
  }
}
