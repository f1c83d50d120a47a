package io.clipgen.bootstrap.cli;

import java.io.PrintWriter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;

/// `clipgen`: without a command it serves.
@Command(
    name = "clipgen",
    header = "Turn any video into clips, and clips into money.",
    description = "Without a command: serve.",
    synopsisSubcommandLabel = "[COMMAND]")
public final class ClipGenCommand extends ServeCommand {

  private static final Logger LOG = LoggerFactory.getLogger(ClipGenCommand.class);

  private static final int HELP_WIDTH = 100;

  // One line per command.
  private static final List<Class<?>> COMMANDS =
      List.of(
          ServeCommand.class,
          ClipCommand.class,
          DemoCommand.class,
          WorkerCommand.class,
          MigrateCommand.class,
          DoctorCommand.class,
          ModelsCommand.class,
          AdminCommand.class,
          KeysCommand.class,
          LedgerCommand.class,
          StatementCommand.class,
          SimulateCommand.class,
          RehearseCommand.class,
          GenerateCompletion.class);

  private ClipGenCommand() {}

  /// The whole command line. What goes wrong is said in a sentence on the error stream, with exit
  /// code 1; a command that was not understood has exit code 2.
  public static CommandLine commandLine() {
    CommandLine root = new CommandLine(new ClipGenCommand());
    COMMANDS.forEach(root::addSubcommand);
    CommandLine help = new CommandLine(new HelpCommand());
    help.getCommandSpec()
        .usageMessage()
        .header("Says what a command does, or all of them, as --help does.");
    root.addSubcommand(help);
    return root.setOut(PlainWriter.over(root.getOut()))
        .setErr(PlainWriter.over(root.getErr()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(HELP_WIDTH)
        .setExecutionExceptionHandler(
            (failure, command, _) -> {
              LOG.debug("the command failed", failure);
              command.getErr().println(Sentence.of(failure));
              return ExitCode.SOFTWARE;
            })
        .setParameterExceptionHandler(ClipGenCommand::misunderstood);
  }

  private static int misunderstood(ParameterException failure, String[] arguments) {
    PrintWriter err = failure.getCommandLine().getErr();
    err.println(failure.getMessage());
    err.println("Try " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
    return ExitCode.USAGE;
  }
}
