package io.clipgen.bootstrap.cli;

import io.clipgen.application.earnings.port.LedgerAudit.Chain;
import io.clipgen.application.earnings.query.EntryView;
import io.clipgen.application.earnings.query.Explanation;
import io.clipgen.application.earnings.usecase.SeeEarnings;
import io.clipgen.application.earnings.usecase.VerifyLedger;
import io.clipgen.application.earnings.usecase.VerifyLedger.Report;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.bootstrap.Core;
import io.clipgen.bootstrap.Installation;
import io.clipgen.bootstrap.OpenDatabase;
import io.clipgen.bootstrap.serving.Simulator;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `clipgen ledger`.
@Command(
    name = "ledger",
    description = "The books.",
    subcommands = {LedgerCommand.Verify.class, LedgerCommand.Explain.class, BacktestCommand.class})
final class LedgerCommand implements Runnable {

  @Mixin private InstallationOptions options;
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to do: clipgen ledger verify, clipgen ledger explain ID, or clipgen ledger"
            + " backtest.");
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

  /// `clipgen ledger explain`.
  @Command(
      name = "explain",
      description =
          "Says where money comes from and where it went: of a payout, lot, line, debt, claim,"
              + " campaign, payment, refund or journal entry, or of what the payment provider calls"
              + " one.")
  static final class Explain implements Callable<Integer> {

    @Mixin private InstallationOptions options;
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Its id, such as pay_… or lin_….")
    private String id;

    @Option(names = "--after", paramLabel = "ID", description = "Where the page begins.")
    private @Nullable String after;

    @Option(
        names = "--limit",
        paramLabel = "N",
        description = "How many steps to show at most (default: ${DEFAULT-VALUE}).")
    private int limit = 100;

    @Override
    public Integer call() {
      try (OpenDatabase database = options.database()) {
        database.migrate();
        try (Core core = Core.over(options.installation(), database)) {
          print(
              core.get(SeeEarnings.class).explainAnything(id, after, limit),
              spec.commandLine().getOut());
          return ExitCode.OK;
        }
      }
    }

    private static void print(Explanation found, PrintWriter out) {
      out.printf("%s is a %s of %s.%n", found.of(), found.kind(), found.amount());
      new TreeMap<>(found.figures())
          .forEach((name, amount) -> out.printf("  %-18s %16s%n", name, amount));
      links("It comes from", found.from(), out);
      links("It went to", found.to(), out);
      for (Explanation.Part part : found.parts()) {
        out.printf(
            "%s of %s (%s, %s)%n",
            part.amount(), part.line().id(), part.line().source(), part.line().rule());
        part.payments()
            .forEach(
                payment ->
                    out.printf(
                        "  %s paid by %s, charge %s%n",
                        payment.drawn(), payment.funding(), payment.receipt()));
        part.entries().forEach(entry -> print(entry, out));
      }
      found.entries().forEach(entry -> print(entry, out));
      if (found.next() != null) {
        out.printf("There is more: --after %s%n", found.next());
      }
    }

    private static void links(String title, List<Explanation.Link> links, PrintWriter out) {
      if (!links.isEmpty()) {
        out.printf("%s:%n", title);
        links.forEach(
            link ->
                out.printf(
                    "  %-30s %16s  %s%s%n",
                    link.id(),
                    link.amount(),
                    link.kind(),
                    link.rule().isEmpty() ? "" : ", " + link.rule()));
      }
    }

    private static void print(EntryView entry, PrintWriter out) {
      out.printf("  %s  %s, %s  (%s)%n", entry.at(), entry.source(), entry.event(), entry.id());
      entry
          .postings()
          .forEach(posting -> out.printf("      %16s  %s%n", posting.amount(), posting.account()));
    }
  }
}
