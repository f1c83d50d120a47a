package io.clipgen.media.ffmpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What is put before a command so that the program is polite and bounded, and does not outlive us:
/// the tools for it are used where the machine has them.
///
/// @param diesWithUs whether `setpriv` can have the kernel end the program when our process dies
/// @param nice whether `nice` is there
/// @param limits whether `prlimit` is there
record Sandbox(boolean diesWithUs, boolean nice, boolean limits) {

  private static final long ADDRESS_SPACE = 3_000_000_000L;

  static Sandbox ofThisMachine() {
    return new Sandbox(
        runs("setpriv", "--pdeathsig", "KILL", "true"),
        runs("nice", "-n", "10", "true"),
        runs("prlimit", "--cpu=60", "true"));
  }

  /// `command` with its bounds.
  ///
  /// @param allowance how much it may compute
  /// @param fileBytes the largest file it may write
  List<String> around(List<String> command, Allowance allowance, long fileBytes) {
    var all = new ArrayList<String>();
    if (diesWithUs) {
      all.addAll(List.of("setpriv", "--pdeathsig", "KILL"));
    }
    if (nice) {
      all.addAll(List.of("nice", "-n", "10"));
    }
    if (limits) {
      all.addAll(
          List.of(
              "prlimit",
              "--as=" + ADDRESS_SPACE,
              "--cpu=" + Math.max(1, allowance.computing().toSeconds()),
              "--fsize=" + fileBytes,
              "--core=0"));
    }
    all.addAll(command);
    return all;
  }

  private static boolean runs(String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
