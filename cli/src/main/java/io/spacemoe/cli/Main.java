package io.spacemoe.cli;

import io.spacemoe.cli.command.BatchCommand;
import io.spacemoe.cli.command.CompareCommand;
import io.spacemoe.cli.command.ConvertCommand;
import io.spacemoe.cli.command.DemoCommand;
import io.spacemoe.cli.command.EvaluateCommand;
import io.spacemoe.cli.command.ExperimentCommand;
import io.spacemoe.cli.command.ExportCommand;
import io.spacemoe.cli.command.GenerateCommand;
import io.spacemoe.cli.command.HelpCommand;
import io.spacemoe.cli.command.InfoCommand;
import io.spacemoe.cli.command.Interruptible;
import io.spacemoe.cli.command.LoadCommand;
import io.spacemoe.cli.command.PlaceCommand;
import io.spacemoe.cli.command.ReplanCommand;
import io.spacemoe.cli.command.ReportCommand;
import io.spacemoe.cli.command.ScenariosCommand;
import io.spacemoe.cli.command.SolveCommand;
import io.spacemoe.cli.command.SolversCommand;
import io.spacemoe.cli.command.ValidateCommand;
import io.spacemoe.cli.command.VerifyCommand;
import io.spacemoe.cli.command.ViewCommand;
import io.spacemoe.cli.option.DurationConverter;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.cli.screen.Printable;
import io.spacemoe.cli.screen.Terminal;
import io.spacemoe.cli.screen.Words;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.lab.batch.BatchRefusedException;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.door.UnsupportedProblemException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The {@code spacemoe} command. */
@Command(
    name = "spacemoe",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Places Mixture-of-Experts language models on satellite constellations, bounds how far a"
            + " placement is from the optimum, and computes its token latency.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      PlaceCommand.class,
      EvaluateCommand.class,
      ViewCommand.class,
      LoadCommand.class,
      ReplanCommand.class,
      ScenariosCommand.class,
      ValidateCommand.class,
      SolveCommand.class,
      BatchCommand.class,
      VerifyCommand.class,
      InfoCommand.class,
      ConvertCommand.class,
      GenerateCommand.class,
      ExportCommand.class,
      SolversCommand.class,
      ExperimentCommand.class,
      ReportCommand.class,
      CompareCommand.class,
      HelpCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spacemoe demo",
      "  spacemoe place iridium-66",
      "  spacemoe solve product-8x9",
      "",
      "Exit codes: 0 done, 1 a run failed or was infeasible, 2 wrong usage, unreadable input or a folder"
          + " in use, 130 or 143 interrupted, after writing what there is."
    })
public final class Main implements Runnable {
  /** Lines of help are no longer than this, as long ones are hard to read. */
  private static final int MOST_COLUMNS = 110;

  @Spec private CommandSpec spec;

  /** Runs a command line and exits with its code. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT); // for libraries, such as the numbers at a figure's axis
    CommandLine all =
        commandLine()
            .setOut(Terminal.on(System.out, Terminal.encoding("stdout")))
            .setErr(Terminal.on(System.err, Terminal.encoding("stderr")));
    int exitCode = all.execute(args);
    if (System.out.checkError() && !readNoFurther()) {
      System.err.println("spacemoe: what was to be printed could not be written whole");
      exitCode = exitCode == ExitCode.OK ? ExitCode.SOFTWARE : exitCode;
    }
    Interruptible.commandEnded();
    System.exit(exitCode);
  }

  /**
   * Whether what reads our output has had enough, as {@code head} has. One more line tells, in the
   * language of the system; where it shows what our output is, that is no disk.
   */
  private static boolean readNoFurther() {
    try {
      new FileOutputStream(FileDescriptor.out).write('\n');
      return false;
    } catch (IOException e) {
      return (e.getMessage() + output()).toLowerCase(Locale.ROOT).contains("pipe");
    }
  }

  private static String output() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  /** The command line, ready to run; its exit codes are those of the program. */
  public static CommandLine commandLine() {
    CommandLine all = new CommandLine(new Main());
    all.getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().versionProvider(new Version()));
    return all.setUsageHelpWidth(Math.min(MOST_COLUMNS, Terminal.columns().orElse(MOST_COLUMNS)))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(java.time.Duration.class, new DurationConverter())
        .setExecutionStrategy(Main::run)
        .setParameterExceptionHandler(Misuse::answered)
        .setExecutionExceptionHandler(Main::failed);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command is named");
  }

  /** Runs a command on a screen that shows everything; help has colours. */
  private static int run(ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    CommandLine all = parsed.commandSpec().commandLine();
    all.setOut(Printable.on(all.getOut())).setErr(Printable.on(all.getErr()));
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (OutOfMemoryError e) {
      all.getErr().println("spacemoe: " + full(e));
      return ExitCode.SOFTWARE;
    }
  }

  /** That the memory was not enough, in one line; formatting could want more of it. */
  private static String full(OutOfMemoryError e) {
    return "memory of "
        + (Runtime.getRuntime().maxMemory() >> 20)
        + " MB is not enough ("
        + e.getMessage()
        + "); maybe take a smaller problem, or give Java more, such as SPACEMOE_JAVA_OPTS=-Xmx8g";
  }

  /**
   * What went wrong, in words; anything not foreseen here is our own bug and keeps its stack trace.
   */
  private static int failed(Exception problem, CommandLine command, ParseResult parsed)
      throws Exception {
    int exitCode;
    if (problem instanceof InstanceFormatException
        || problem instanceof InvalidValueException
        || problem instanceof UnsupportedProblemException
        || problem instanceof BatchRefusedException
        || problem instanceof UsageException) {
      exitCode = ExitCode.USAGE;
    } else if (problem instanceof SolverFailureException
        || problem instanceof IOException
        || problem instanceof UncheckedIOException) {
      exitCode = ExitCode.SOFTWARE;
    } else {
      throw problem;
    }
    command.getErr().println("spacemoe: " + Words.of(problem));
    return exitCode;
  }

  /** The version that the jar was built as. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"spacemoe " + (version == null ? "(not packaged)" : version)};
    }
  }
}
