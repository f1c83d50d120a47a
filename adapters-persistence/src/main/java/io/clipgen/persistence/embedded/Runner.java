package io.clipgen.persistence.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs PostgreSQL's programs as a user that PostgreSQL accepts: it refuses to be root.
///
/// @param prefix what is put before the command
/// @param uid the user who owns the files that the programs write
/// @param gid the group that owns them
record Runner(List<String> prefix, int uid, int gid) {

  // The user `nobody` of every Linux.
  private static final int NOBODY = 65534;
  private static final int ROOT = 0;
  private static final List<String> USER_NAMESPACE = List.of("unshare", "-U");

  /// How one run ended.
  record Outcome(int exit, String output) {
    boolean failed() {
      return exit != 0;
    }
  }

  /// Picks the way: as an ordinary user just so; as root by the owner of a cluster that is there,
  /// else as `nobody`, or, where that user cannot reach the folders (a clone under `/root`), in a
  /// user namespace in which root is nobody.
  static Runner forCluster(Path folder, Path cluster, Binaries binaries) throws IOException {
    if (me() != ROOT) {
      return ordinary(cluster);
    }
    if (Files.exists(cluster)) {
      int owner = Folders.owner(cluster);
      return owner == ROOT
          ? new Runner(USER_NAMESPACE, ROOT, ROOT)
          : switchingTo(owner, Folders.group(cluster));
    }
    Runner nobody = switchingTo(NOBODY, NOBODY);
    if (nobody.reaches(folder, binaries)) {
      return nobody;
    }
    Runner namespace = new Runner(USER_NAMESPACE, ROOT, ROOT);
    if (namespace.reaches(folder, binaries)) {
      return namespace;
    }
    throw new EmbeddedPostgresFailure(
        "PostgreSQL refuses to run as root, and the user nobody cannot reach "
            + folder
            + ": start ClipGen as an ordinary user, or give --data a folder that everybody can reach.");
  }

  private static Runner ordinary(Path cluster) throws IOException {
    if (Files.exists(cluster) && Folders.owner(cluster) != me()) {
      throw new EmbeddedPostgresFailure(
          cluster
              + " belongs to another user ("
              + Files.getOwner(cluster).getName()
              + "): start ClipGen as that user, or give --data another folder.");
    }
    return new Runner(List.of(), me(), me());
  }

  private static Runner switchingTo(int uid, int gid) {
    return new Runner(
        List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups"), uid, gid);
  }

  private boolean reaches(Path folder, Binaries binaries) {
    try {
      String check = "cd \"$0\" && \"$1\" --version";
      return !run(
              10,
              "/bin/sh",
              "-c",
              check,
              folder.toString(),
              binaries.program("postgres").toString())
          .failed();
    } catch (EmbeddedPostgresFailure _) {
      return false;
    }
  }

  /// Gives a file that this process has made to the user who runs the programs.
  void own(Path file) throws IOException {
    if (me() == ROOT && uid != ROOT) {
      Folders.give(file, uid, gid);
    }
  }

  /// Runs a command to its end and keeps what it says.
  Outcome run(int seconds, String... command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
    // Some folder that every user can enter, and none of the PG… variables of whoever starts us.
    builder.directory(Path.of("/").toFile());
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(name -> name.startsWith("PG") || name.startsWith("LC_") || name.equals("LANG"));
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("TZ", "UTC");
    try {
      Path output = Files.createTempFile("clipgen-", ".out");
      try {
        // A file, not a pipe: the server, which lives on, inherits it.
        Process process = builder.redirectOutput(output.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new EmbeddedPostgresFailure(
              command[0] + " did not end within " + seconds + " seconds.");
        }
        return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw Folders.failure(whole.getFirst() + " cannot be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedPostgresFailure(command[0] + " was interrupted.", e);
    }
  }

  private static int me() {
    return (int) new UnixSystem().getUid();
  }
}
