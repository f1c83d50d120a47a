package io.clipgen.bootstrap.cli;

import io.clipgen.application.operations.Worker;
import io.clipgen.bootstrap.Core;
import io.clipgen.bootstrap.OpenDatabase;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `clipgen worker`.
@Command(
    name = "worker",
    description =
        "Does background work only, beside a server with the same database, until Ctrl-C.")
final class WorkerCommand implements Callable<Integer> {

  @Mixin private InstallationOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Signals signals = Signals.listening();
    try (OpenDatabase database = options.database()) {
      database.migrate();
      try (Core core = Core.over(options.installation(), database)) {
        Worker worker = core.get(Worker.class);
        worker.start();
        out.println("Working. Ctrl-C ends it.");
        out.flush();
        signals.await();
        out.println("Ending.");
        worker.stop();
      }
    }
    return 0;
  }
}
