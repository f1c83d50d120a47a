package io.clipgen.persistence.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts who uses a cluster: processes by locks on a file, which the system takes back from a
/// process that dies, and users inside of this process by a number.
final class Users {

  private static final long GATE = 0;
  private static final long USE = 1;
  // One per file: a process that closes one of its channels to a file loses all of its locks on it.
  private static final Map<Path, Users> OPEN = new HashMap<>();

  private final Path file;
  private final FileChannel channel;
  private @Nullable FileLock use;
  private int here;

  private Users(Path file) throws IOException {
    this.file = file;
    this.channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /// Work that is done while no other process starts or stops the server.
  interface Work<T extends @Nullable Object> {
    T run() throws IOException;
  }

  /// Starts the server by `work` if need be, and counts this user in.
  static <T> T enter(Path file, Work<T> work) throws IOException {
    synchronized (OPEN) {
      Users users = OPEN.get(file);
      if (users == null) {
        users = new Users(file);
        OPEN.put(file, users);
      }
      try (FileLock _ = users.channel.lock(GATE, 1, false)) {
        T result = work.run();
        users.countIn();
        return result;
      } finally {
        users.closeIfUnused();
      }
    }
  }

  /// Counts this user out and runs `work` if it was the last one of all.
  static void leave(Path file, Work<?> work) throws IOException {
    synchronized (OPEN) {
      Users users = OPEN.get(file);
      if (users == null) {
        return;
      }
      try (FileLock _ = users.channel.lock(GATE, 1, false)) {
        if (users.countOutAsLast()) {
          work.run();
        }
      } finally {
        users.closeIfUnused();
      }
    }
  }

  private void countIn() throws IOException {
    if (here++ == 0) {
      use = channel.lock(USE, 1, true);
    }
  }

  private boolean countOutAsLast() throws IOException {
    if (--here > 0) {
      return false;
    }
    if (use != null) {
      use.release();
      use = null;
    }
    try (FileLock alone = channel.tryLock(USE, 1, false)) {
      return alone != null;
    }
  }

  private void closeIfUnused() throws IOException {
    if (here <= 0) {
      OPEN.remove(file);
      channel.close();
    }
  }
}
