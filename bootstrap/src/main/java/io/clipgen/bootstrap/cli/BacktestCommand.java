package io.clipgen.bootstrap.cli;

import io.clipgen.application.campaigns.query.BacktestBoard;
import io.clipgen.application.campaigns.query.BacktestView.Change;
import io.clipgen.application.campaigns.query.BacktestView.Totals;
import io.clipgen.application.campaigns.usecase.AskBacktest;
import io.clipgen.application.campaigns.usecase.ExportBacktest;
import io.clipgen.application.campaigns.usecase.RunBacktest;
import io.clipgen.bootstrap.Core;
import io.clipgen.bootstrap.Installation;
import io.clipgen.bootstrap.OpenDatabase;
import io.clipgen.domain.campaigns.BonusSchedule;
import io.clipgen.domain.campaigns.CampaignFee;
import io.clipgen.domain.campaigns.Schedule;
import io.clipgen.domain.campaigns.ScheduleKind;
import io.clipgen.domain.campaigns.TierPolicy;
import io.clipgen.domain.shared.BacktestId;
import io.clipgen.domain.shared.Share;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `clipgen ledger backtest`.
@Command(
    name = "backtest",
    description = {
      "Plays history again under other rates: who would have got what.",
      "Without a proposal it is played as it was, and nothing may differ.",
      "Exit code 1 if the sums do not hold."
    })
final class BacktestCommand implements Callable<Integer> {

  private static final String PROPOSAL = "proposal";

  @Mixin private InstallationOptions options;
  @Spec private CommandSpec spec;

  @Option(
      names = "--tiers",
      paramLabel = "TIERS",
      description =
          "Share in basis points, approved clips and views of each tier, as in"
              + " bronze=7000:0:0,silver=7700:10:100000,gold=8000:50:500000,platinum=8500:100:1000000.")
  private @Nullable String tiers;

  @Option(
      names = "--bonuses",
      paramLabel = "STEPS",
      description = "Views and bonus in basis points, as in 100000=2500,500000=5000.")
  private @Nullable String bonuses;

  @Option(
      names = "--campaign-fee",
      paramLabel = "BASIS-POINTS",
      description = "On top of deposits, from 0 to 1000.")
  private @Nullable Integer campaignFee;

  @Option(
      names = "--published",
      paramLabel = "KIND=VERSION",
      description =
          "A published version: tiers=v2, bonuses=v3 or campaign-fee=v2. May be repeated.")
  private Map<String, String> published = Map.of();

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description =
          "When the first claims and payments were made that are replayed; all otherwise.")
  private @Nullable Instant from;

  @Option(
      names = "--to",
      paramLabel = "INSTANT",
      description = "The end of that time; now otherwise.")
  private @Nullable Instant to;

  @Option(names = "--csv", paramLabel = "FILE", description = "Writes every payee to a file.")
  private @Nullable Path csv;

  @Override
  public Integer call() throws Exception {
    AskBacktest.Command command =
        new AskBacktest.Command(schedules(), publishedVersions(), from, to);
    Installation installation = options.installation();
    try (OpenDatabase database = options.database()) {
      database.migrate();
      try (Core core = Core.over(installation, database)) {
        BacktestId id = core.get(AskBacktest.class).prepare(command);
        PrintWriter out = spec.commandLine().getOut();
        Totals totals = core.get(RunBacktest.class).run(id, (stage, fraction) -> {});
        print(totals, out);
        core.get(BacktestBoard.class)
            .uncovered(id, null, 20)
            .items()
            .forEach(
                each ->
                    out.printf(
                        "  %s would have needed %s and had %s%n",
                        each.campaign(), each.reserved(), each.deposited()));
        if (csv != null) {
          write(core.get(ExportBacktest.class).parts(id), csv);
          out.printf("Every payee is in %s.%n", csv);
        }
        return totals.addsUp() ? ExitCode.OK : ExitCode.SOFTWARE;
      }
    }
  }

  private List<Schedule> schedules() {
    String proposedTiers = tiers;
    String proposedBonuses = bonuses;
    Integer proposedFee = campaignFee;
    var schedules = new ArrayList<Schedule>();
    if (proposedTiers != null) {
      schedules.add(read("--tiers", () -> TierPolicy.parse(PROPOSAL, proposedTiers)));
    }
    if (proposedBonuses != null) {
      schedules.add(read("--bonuses", () -> BonusSchedule.parse(PROPOSAL, proposedBonuses)));
    }
    if (proposedFee != null) {
      schedules.add(
          read(
              "--campaign-fee", () -> new CampaignFee(PROPOSAL, Share.ofBasisPoints(proposedFee))));
    }
    return schedules;
  }

  private List<AskBacktest.Published> publishedVersions() {
    return published.entrySet().stream()
        .map(each -> new AskBacktest.Published(kind(each.getKey()), each.getValue(), "--published"))
        .toList();
  }

  private ScheduleKind kind(String name) {
    return Arrays.stream(ScheduleKind.values())
        .filter(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--published: there are versions of tiers, bonuses and campaign-fee, not of "
                        + name
                        + "."));
  }

  private <T> T read(String option, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException broken) {
      throw new ParameterException(
          spec.commandLine(), option + ": " + broken.getMessage() + ".", broken);
    }
  }

  private static void write(Iterator<String> parts, Path file) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file)) {
      while (parts.hasNext()) {
        writer.write(parts.next());
      }
    }
  }

  private static void print(Totals totals, PrintWriter out) {
    out.printf(
        "%s of %s: %d would have got more, %d less.%n",
        count(totals.claims(), "claim"),
        count(totals.payees(), "payee"),
        totals.better(),
        totals.worse());
    out.printf("  %-22s %16s %16s %16s%n", "", "was", "would have been", "difference");
    line(out, "Payees", totals.earned());
    line(out, "Platform, of clips", totals.clipFees());
    line(out, "Platform, of campaigns", totals.campaignFees());
    line(out, "Brands pay", totals.paid());
    if (totals.unexplained() > 0) {
      out.printf(
          "  %d claims are not in the books as their terms alone would have it: something was"
              + " corrected by hand.%n",
          totals.unexplained());
    }
    out.println(totals.addsUp() ? "The sums hold." : "The sums do NOT hold.");
  }

  private static String count(long number, String of) {
    return number == 1 ? "1 " + of : "%d %ss".formatted(number, of);
  }

  private static void line(PrintWriter out, String what, Change change) {
    out.printf("  %-22s %16s %16s %16s%n", what, change.was(), change.would(), change.difference());
  }
}
