package io.clipgen.bootstrap.cli;

import com.zaxxer.hikari.HikariDataSource;
import io.clipgen.bootstrap.OpenDatabase;
import io.clipgen.bootstrap.serving.Simulator;
import io.clipgen.persistence.operations.Clocks;
import io.clipgen.persistence.shared.DataSources;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `clipgen simulate`: what `serve` starts as processes of their own.
@Command(
    name = "simulate",
    description = "Plays a provider over HTTP on this machine; serve does so by itself.")
final class SimulateCommand implements Callable<Integer> {

  @Mixin private InstallationOptions options;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "PROVIDER", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Simulator simulator;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Signals signals = Signals.listening();
    try (OpenDatabase database = options.database()) {
      database.migrate();
      try (HikariDataSource source = DataSources.application(database.address(), 1);
          AutoCloseable _ = simulator.run(options.installation(), Clocks.following(source)::now)) {
        out.printf("Playing %s.%n", simulator.word());
        out.flush();
        signals.await();
      }
    }
    return 0;
  }
}
