package io.clipgen.bootstrap.serving;

import io.clipgen.bootstrap.Installation;
import io.clipgen.payments.simulated.SimulatedPaymentsProgram;
import io.clipgen.platforms.simulated.SimulatedPlatformProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;

/// The providers that ClipGen can play itself, each a program of its own.
public enum Simulator {
  PAYMENTS(
      SimulatedPaymentsProgram.NAME,
      SimulatedPaymentsProgram.FOLDER,
      SimulatedPaymentsProgram::start),
  PLATFORMS(
      SimulatedPlatformProgram.NAME,
      SimulatedPlatformProgram.FOLDER,
      SimulatedPlatformProgram::start);

  /// How a program is started inside of this process.
  private interface Start {
    AutoCloseable start(Path folder, InstantSource clock) throws IOException;
  }

  private final String program;
  private final String folder;
  private final Start start;

  Simulator(String program, String folder, Start start) {
    this.program = program;
    this.folder = folder;
    this.start = start;
  }

  /// The word for it on the command line and in the configuration, as in `clipgen.payments`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What its `GET /health` calls it.
  String program() {
    return program;
  }

  /// Its folder.
  Path folder(Installation installation) {
    return installation.folder(folder);
  }

  /// Runs it in this process.
  public AutoCloseable run(Installation installation, InstantSource clock) throws IOException {
    return start.start(folder(installation), clock);
  }
}
