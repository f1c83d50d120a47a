package io.clipgen.bootstrap.cli;

import io.clipgen.application.earnings.port.LedgerAudit.Chain;
import io.clipgen.application.earnings.usecase.VerifyLedger;
import io.clipgen.application.earnings.usecase.VerifyLedger.Report;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.bootstrap.Core;
import io.clipgen.bootstrap.Installation;
import io.clipgen.bootstrap.OpenDatabase;
import io.clipgen.bootstrap.serving.Simulator;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `clipgen ledger`.
@Command(name = "ledger", description = "The books.", subcommands = LedgerCommand.Verify.class)
final class LedgerCommand implements Runnable {

  @Mixin private InstallationOptions options;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: clipgen ledger verify.");
  }

  /// `clipgen ledger verify`.
  @Command(
      name = "verify",
      description =
          "Checks every seal, sum and rule of the books, and whether the provider's books agree."
              + " Exit code 1 if anything does not hold.")
  static final class Verify implements Callable<Integer> {

    @Mixin private InstallationOptions options;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
      Installation installation = options.installation();
      try (OpenDatabase database = options.database()) {
        database.migrate();
        try (Core core = Core.over(installation, database);
            AutoCloseable _ = provider(installation, core)) {
          Report report = core.get(VerifyLedger.class).run();
          print(report, spec.commandLine().getOut());
          return report.clean() ? ExitCode.OK : ExitCode.SOFTWARE;
        }
      }
    }

    /// A simulated provider that does not run has its books too: it is played while they are
    /// compared.
    private static AutoCloseable provider(Installation installation, Core core) throws Exception {
      boolean ours = Simulator.PAYMENTS.isWanted(core::setting);
      if (!ours || Simulator.PAYMENTS.running(installation).isPresent()) {
        return () -> {};
      }
      return Simulator.PAYMENTS.run(installation, core.get(BusinessClock.class)::now);
    }

    private static void print(Report report, PrintWriter out) {
      out.printf("%d entries, %d postings.%n", report.entries(), report.postings());
      Chain chain = report.chain();
      out.printf("%d entries are sealed, %d not yet.%n", chain.sealed(), chain.unsealed());
      chain
          .last()
          .ifPresent(seal -> out.printf("The newest seal is %d: %s%n", seal.number(), seal.hash()));
      out.printf("The history: %s%n", report.history());
      report
          .checks()
          .forEach(
              check -> {
                out.printf("  %s  %s%n", mark(check.holds()), check.name());
                check.examples().forEach(example -> out.printf("          %s%n", example));
              });
      report.totals().forEach((account, total) -> out.printf("  %-28s %16s%n", account, total));
      report
          .provider()
          .forEach(
              figure -> {
                out.printf(
                    "  %s  %s: ours %s, the provider's %s%n",
                    mark(figure.agrees()), figure.name(), figure.ours(), figure.theirs());
                figure
                    .causes()
                    .forEach(
                        cause -> out.printf("          %s: %s%n", cause.what(), cause.amount()));
              });
      report.unreachable().ifPresent(why -> out.printf("  WRONG  %s%n", why));
      out.println(report.clean() ? "Everything holds." : "Something does not hold.");
    }

    private static String mark(boolean holds) {
      return holds ? "holds" : "WRONG";
    }
  }
}
