package io.clipgen.bootstrap.serving;

import io.clipgen.bootstrap.Installation;
import io.clipgen.bootstrap.Trouble;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a second server away from a data folder. The system takes the lock back from a process
/// that dies.
final class ServeLock implements AutoCloseable {

  private final FileChannel channel;

  private ServeLock(FileChannel channel) {
    this.channel = channel;
  }

  static ServeLock of(Installation installation) {
    Path file = installation.folder(".").normalize().resolve("serve.lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new Trouble(
            "Another ClipGen serves %s already: stop it, or give --data another folder."
                .formatted(installation.data()));
      }
      return new ServeLock(channel);
    } catch (IOException e) {
      throw new Trouble("%s cannot be used: %s.".formatted(file, Trouble.reason(e)), e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
