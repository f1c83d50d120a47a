package io.clipgen.persistence.testing;

import io.clipgen.persistence.shared.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// PostgreSQL's own load program, for the same SQL without Java around it. It comes with the
/// distribution's package postgresql.
public final class Pgbench {

  private static final Pattern RATE =
      Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");
  private static final Pattern ADDRESS =
      Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/(\\w+)");

  private final Path program;
  private final DatabaseAddress address;

  private Pgbench(Path program, DatabaseAddress address) {
    this.program = program;
    this.address = address;
  }

  /// The program of this machine, on that database.
  ///
  /// @throws IllegalStateException if there is none, saying where it comes from
  public static Pgbench on(DatabaseAddress address) {
    return new Pgbench(
        find()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "pgbench is needed to compare with: install the package postgresql")),
        address);
  }

  private static Optional<Path> find() {
    Stream<Path> onPath =
        Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, "pgbench"));
    Stream<Path> packaged =
        Stream.iterate(30, version -> version >= 12, version -> version - 1)
            .map(version -> Path.of("/usr/lib/postgresql/" + version + "/bin/pgbench"));
    return Stream.concat(onPath, packaged).filter(Files::isExecutable).findFirst();
  }

  /// Runs a script in the application's role for so long, prepared.
  ///
  /// @return transactions per second
  public double run(String script, int clients, int seconds) {
    return run(script, clients, "--protocol=prepared", "--time=" + seconds);
  }

  /// Runs a script so often with each client, its variables put in as text.
  ///
  /// @return transactions per second
  public double runEach(String script, int clients, int times) {
    return run(script, clients, "--protocol=simple", "--transactions=" + times);
  }

  private double run(String script, int clients, String protocol, String howLong) {
    Matcher where = ADDRESS.matcher(address.url());
    if (!where.find()) {
      throw new IllegalStateException("pgbench cannot be pointed at " + address.url());
    }
    try {
      Path file = Files.createTempFile("clipgen-bench-", ".sql");
      try {
        Files.writeString(file, script);
        var builder =
            new ProcessBuilder(
                    List.of(
                        program.toString(),
                        "--no-vacuum",
                        protocol,
                        "--client=" + clients,
                        "--jobs=2",
                        howLong,
                        "--file=" + file,
                        "--host=" + where.group(1),
                        "--port=" + where.group(2),
                        "--username=" + address.user(),
                        where.group(3)))
                .redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", String.valueOf(address.password()));
        builder.environment().put("PGOPTIONS", "-c role=clipgen_app");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(said);
        if (process.waitFor() != 0 || !rate.find()) {
          throw new IllegalStateException("pgbench did not measure: " + said);
        }
        return Double.parseDouble(rate.group(1));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while pgbench ran", e);
    }
  }
}
