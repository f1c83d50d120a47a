package io.clipgen.bootstrap.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The packaged program as a process of its own, as a person starts it.
final class Clipgen implements AutoCloseable {

  static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Duration START = Duration.ofMinutes(2);

  /// Why a test of small file systems is left out.
  static final String CANNOT_MOUNT =
      "a small file system cannot be mounted in a namespace of our own (needs root and unshare)";

  private static final int SIGINT = 2;
  private static final String READY = "ClipGen is ready at ";

  private final Process process;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final CompletableFuture<URI> ready = new CompletableFuture<>();
  private final Thread reader;

  private Clipgen(Process process) {
    this.process = process;
    this.reader = Thread.ofVirtual().start(this::read);
  }

  /// Starts a command.
  static Clipgen start(String... arguments) throws IOException {
    return start(Map.of(), arguments);
  }

  /// Starts a command with more environment.
  static Clipgen start(Map<String, String> environment, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command(arguments)).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return new Clipgen(builder.start());
  }

  /// Starts a command in a mount namespace of its own.
  ///
  /// @param mounts what is mounted there first, in a line of shell
  static Clipgen startInside(String mounts, String... arguments) throws IOException {
    String command = "exec '" + String.join("' '", command(arguments)) + "'";
    return new Clipgen(
        new ProcessBuilder("unshare", "--mount", "sh", "-c", mounts + " && " + command)
            .redirectErrorStream(true)
            .start());
  }

  /// Whether a small file system can be mounted at `mount` in a namespace of our own.
  static boolean canMount(Path mount) throws IOException, InterruptedException {
    String command = "mount -t tmpfs -o size=1m tmpfs '" + mount + "'";
    try {
      return new ProcessBuilder("unshare", "--mount", "sh", "-c", command).start().waitFor() == 0;
    } catch (IOException noUnshare) {
      return false;
    }
  }

  /// A path as this program sees it, in its mount namespace.
  Path inside(Path path) {
    return Path.of("/proc", Long.toString(process.pid()), "root")
        .resolve(Path.of("/").relativize(path));
  }

  private static List<String> command(String... arguments) throws IOException {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "-Djava.awt.headless=true",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dclipgen.home=" + HOME);
    Path program = HOME.resolve("bootstrap/target/app/clipgen.jar");
    List<String> command = new ArrayList<>(java);
    command.addAll(LoadedClasses.flags(java, program));
    command.addAll(List.of("-jar", program.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  /// Starts `serve` on a free port and waits until it answers.
  static Clipgen serve(Path data, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("serve", "--port", "0", "--data", data.toString()));
    arguments.addAll(List.of(more));
    Clipgen clipgen = start(arguments.toArray(String[]::new));
    clipgen.address();
    return clipgen;
  }

  /// Where it answers.
  URI address() throws Exception {
    return ready.get(START.toSeconds(), TimeUnit.SECONDS);
  }

  /// Waits for the end.
  ///
  /// @return the exit code
  int end(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running after " + patience + ":\n" + output());
    }
    reader.join();
    return process.exitValue();
  }

  /// All it has printed.
  String output() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  /// Ctrl-C, or SIGTERM where that is ignored from the start, as in a shell's background.
  void interrupt() throws IOException, InterruptedException {
    String ignored =
        Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> line.substring("SigIgn:".length()).strip())
            .findFirst()
            .orElseThrow();
    boolean heard = (Long.parseUnsignedLong(ignored, 16) & 1L << SIGINT - 1) == 0;
    new ProcessBuilder("kill", heard ? "-INT" : "-TERM", Long.toString(process.pid()))
        .start()
        .waitFor();
  }

  /// SIGTERM.
  void terminate() {
    process.destroy();
  }

  /// `kill -9`.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws Exception {
    if (process.isAlive()) {
      terminate();
      end(Duration.ofSeconds(30));
    }
  }

  /// The administrator's generated password.
  static String adminPassword(Path data) throws IOException {
    return Files.readString(data.resolve("admin-password")).strip();
  }

  private void read() {
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (line.startsWith(READY)) {
          ready.complete(URI.create(line.substring(READY.length()).strip()));
        }
      }
    } catch (IOException e) {
      lines.add("(its output ended: " + e.getMessage() + ")");
    }
    ready.completeExceptionally(new AssertionError("it ended before it was ready:\n" + output()));
  }
}
