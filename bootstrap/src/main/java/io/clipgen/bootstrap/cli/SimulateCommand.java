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
    description =
        "Plays a provider over HTTP on this machine; serve does so by itself where it needs one.",
    footer = {
      "",
      "Each announces its port in its folder in the data folder (simulated-payments, simulated-platform, simulated-models), keeps its books"
          + " there, and follows business time.",
      "",
      "payments speaks Stripe's HTTP: charges, refunds, disputes, top-ups, connected accounts, transfers, payouts with a fee,"
          + " balance transactions, idempotency keys. On request it refuses, fails, hangs, answers late, loses the connection,"
          + " reports a payout as paid and then failed, and sends its notices twice, late or out of order. What can be asked"
          + " of it, in words: curl http://127.0.0.1:$(cat data/simulated-payments/port)/_simulator",
      "",
      "models speaks a part of Gemini's and Claude's HTTP: it chooses moments by a simple rule and says so. serve does not"
          + " need it; to have ClipGen ask it, set clipgen.analyst=gemini (or claude), clipgen.gemini.url to its address and"
          + " CLIPGEN_GEMINI_KEYS to what is in data/simulated-models/secret.key. On request its answers are malformed, hostile,"
          + " slow, refused or break off: curl http://127.0.0.1:$(cat data/simulated-models/port)/_simulator"
    })
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
